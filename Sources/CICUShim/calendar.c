#include "shared.h"

#include <stdlib.h>

#include <unicode/ucal.h>

struct ArqamHijri {
    UCalendar *calendar;
};

static const double millis_in_day = 86400000.0;

int32_t arqam_hijri_open(ArqamHijri **calendar) {
    ArqamHijri *result = calloc(1, sizeof *result);
    if (result == NULL) return U_MEMORY_ALLOCATION_ERROR;
    static const UChar utc[] = {'E', 't', 'c', '/', 'U', 'T', 'C', 0};
    UErrorCode status = U_ZERO_ERROR;
    // UCAL_DEFAULT, not UCAL_GREGORIAN: it takes the calendar from the locale's keyword.
    result->calendar = ucal_open(utc, -1, "und@calendar=islamic-umalqura", UCAL_DEFAULT, &status);
    if (U_FAILURE(status)) {
        free(result);
        return status;
    }
    *calendar = result;
    return U_ZERO_ERROR;
}

void arqam_hijri_close(ArqamHijri *calendar) {
    if (calendar == NULL) return;
    ucal_close(calendar->calendar);
    free(calendar);
}

// Far outside the calendar's table (1300 to 1600) and far inside what ICU's arithmetic can bear.
static bool in_reach(int32_t year) { return year >= -100000 && year <= 100000; }

// When a day begins, in milliseconds.
//
// Nothing else is asked of ICU on the way from Hijri days: the fields of a day it finds by going through all years
// from 1300 on.
static double millis_of(ArqamHijri *calendar, ArqamDay day, UErrorCode *status) {
    ucal_clear(calendar->calendar);
    ucal_set(calendar->calendar, UCAL_ERA, 0);
    ucal_set(calendar->calendar, UCAL_EXTENDED_YEAR, day.year);
    ucal_set(calendar->calendar, UCAL_MONTH, day.month - 1);
    ucal_set(calendar->calendar, UCAL_DATE, day.day);
    if (U_FAILURE(*status)) return 0;
    return ucal_getMillis(calendar->calendar, status);
}

int32_t arqam_hijri_month_length(ArqamHijri *calendar, int32_t year, int32_t month, int32_t *days) {
    if (!in_reach(year) || month < 1 || month > 12) return U_ILLEGAL_ARGUMENT_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    double start = millis_of(calendar, (ArqamDay){year, month, 1}, &status);
    ArqamDay next = month < 12 ? (ArqamDay){year, month + 1, 1} : (ArqamDay){year + 1, 1, 1};
    double end = millis_of(calendar, next, &status);
    *days = (int32_t)((end - start) / millis_in_day);
    return U_FAILURE(status) ? status : U_ZERO_ERROR;
}

// Days since 1970-01-01 of a proleptic Gregorian day, and back (H. Hinnant, "chrono-compatible low-level
// date algorithms"): ICU's own Gregorian calendar turns Julian in 1582.
static int64_t days_from_gregorian(ArqamDay day) {
    int64_t year = (int64_t)day.year - (day.month <= 2);
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static ArqamDay gregorian_from_days(int64_t days) {
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted_month = (5 * day_of_year + 2) / 153;
    int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    return (ArqamDay){(int32_t)(year_of_era + era * 400 + (month <= 2)), (int32_t)month, (int32_t)day};
}

int32_t arqam_hijri_to_gregorian(ArqamHijri *calendar, ArqamDay hijri, ArqamDay *gregorian) {
    int32_t days = 0;
    int32_t failure = arqam_hijri_month_length(calendar, hijri.year, hijri.month, &days);
    if (failure != U_ZERO_ERROR) return failure;
    if (hijri.day < 1 || hijri.day > days) return U_ILLEGAL_ARGUMENT_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    double millis = millis_of(calendar, hijri, &status);
    if (U_FAILURE(status)) return status;
    // Midnight UTC: an exact multiple of a day, so that the division loses nothing.
    *gregorian = gregorian_from_days((int64_t)(millis / millis_in_day));
    return U_ZERO_ERROR;
}

int32_t arqam_hijri_from_gregorian(ArqamHijri *calendar, ArqamDay gregorian, ArqamDay *hijri) {
    bool named = in_reach(gregorian.year) && gregorian.month >= 1 && gregorian.month <= 12 &&
        gregorian.day >= 1 && gregorian.day <= 31;
    if (!named) return U_ILLEGAL_ARGUMENT_ERROR;
    int64_t days = days_from_gregorian(gregorian);
    ArqamDay back = gregorian_from_days(days);
    if (back.month != gregorian.month) return U_ILLEGAL_ARGUMENT_ERROR;  // 30 February
    UErrorCode status = U_ZERO_ERROR;
    ucal_setMillis(calendar->calendar, (double)days * millis_in_day, &status);
    int32_t year = ucal_get(calendar->calendar, UCAL_EXTENDED_YEAR, &status);
    int32_t month = ucal_get(calendar->calendar, UCAL_MONTH, &status);
    int32_t day = ucal_get(calendar->calendar, UCAL_DATE, &status);
    if (U_FAILURE(status)) return status;
    *hijri = (ArqamDay){year, month + 1, day};
    return U_ZERO_ERROR;
}
