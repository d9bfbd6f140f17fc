package health.trellis.scheduling.session;

import health.trellis.kit.http.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/**
 * The days of a series: a recurrence rule (RFC 5545, section 3.3.10) without the days that are left
 * out (EXDATE). The rule must end; the hour comes from the first session.
 */
final class Recurrence {
  private static final int MOST = 104;
  private static final Pattern DAYS = Pattern.compile("(^|;)FREQ=(DAILY|WEEKLY|MONTHLY)(;|$)");
  private static final Pattern END = Pattern.compile("(^|;)(COUNT|UNTIL)=");
  private static final Pattern NONE = Pattern.compile("(^|;)COUNT=0+(;|$)");
  private static final Pattern HOURS = Pattern.compile("(^|;)BY(HOUR|MINUTE|SECOND)=");
  private static final Pattern UNTIL = Pattern.compile("UNTIL=(\\d{8}T\\d{6})Z");
  private static final Pattern UNTIL_LOCAL = Pattern.compile("UNTIL=(\\d{8})T\\d{6}(?!Z)");
  private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  private Recurrence() {}

  /** The days, in order; refused (422) when the rule cannot be read, has no end, or has no day. */
  static List<LocalDate> days(String rule, LocalDate first, Set<LocalDate> except, ZoneId zone) {
    if (!DAYS.matcher(rule).find() || HOURS.matcher(rule).find()) {
      throw refused("frequency", "A series recurs DAILY, WEEKLY or MONTHLY, at one hour.");
    }
    if (!END.matcher(rule).find()) {
      throw refused("endless", "A series ends: give COUNT or UNTIL.");
    }
    // To ical4j a count of 0 is no count at all.
    List<LocalDate> days = NONE.matcher(rule).find() ? List.of() : expand(rule, first, zone);
    if (days.size() > MOST) {
      throw refused("too-long", "A series has " + MOST + " sessions at the most.");
    }
    List<LocalDate> kept = days.stream().filter(day -> !except.contains(day)).toList();
    if (kept.isEmpty()) {
      throw refused("empty", "No day is left of this series.");
    }
    return kept;
  }

  private static List<LocalDate> expand(String rule, LocalDate first, ZoneId zone) {
    try {
      return new Recur<LocalDate>(onDays(rule, zone))
          .getDates(first, first, first.plusYears(3), MOST + 1);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw refused("format", "This is no recurrence rule of RFC 5545: FREQ=WEEKLY;COUNT=8.");
    }
  }

  /** An end that is told as an instant ends the series on that day at the site. */
  private static String onDays(String rule, ZoneId zone) {
    Matcher utc = UNTIL.matcher(rule);
    if (utc.find()) {
      Instant end = BASIC.parse(utc.group(1), LocalDateTime::from).toInstant(ZoneOffset.UTC);
      return utc.replaceFirst(
          "UNTIL=" + LocalDate.ofInstant(end, zone).format(DateTimeFormatter.BASIC_ISO_DATE));
    }
    return UNTIL_LOCAL.matcher(rule).replaceFirst("UNTIL=$1");
  }

  private static Refusal refused(String rule, String detail) {
    return Refusal.invalid("/recurrenceRule", rule, detail);
  }
}
