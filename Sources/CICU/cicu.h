// Empty on purpose: Foundation carries another ICU, and the headers of both in one Swift compilation
// clash ('UErrorCode' has different definitions). Only the .c files of CICUShim include ICU's headers.
