// Empty on purpose: libxml2's headers pull ICU's in, which must not reach a Swift compilation (see
// Sources/CICU/cicu.h). Only the .c files of CHTMLShim include them.
