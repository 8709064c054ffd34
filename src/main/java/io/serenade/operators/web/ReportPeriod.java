package io.serenade.operators.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The days of a report, first and last included, in UTC. */
record ReportPeriod(LocalDate first, LocalDate last) {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 366;

    /**
     * Reads the period of a request. Invalid days are ignored, and the default is a week; a period of more than a year
     * is cut at its beginning.
     */
    static ReportPeriod of(HttpServletRequest request, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = day(request, "last").orElse(today);
        LocalDate first = day(request, "first").orElse(last.minusDays(USUAL_DAYS - 1L));
        if (first.isAfter(last)) {
            return new ReportPeriod(last, first).cut();
        }
        return new ReportPeriod(first, last).cut();
    }

    private ReportPeriod cut() {
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        return first.isBefore(earliest) ? new ReportPeriod(earliest, last) : this;
    }

    private static Optional<LocalDate> day(HttpServletRequest request, String name) {
        try {
            return Optional.ofNullable(request.getParameter(name))
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() > 2000 && day.getYear() < 3000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Instant from() {
        return first.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    Instant until() {
        return last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
