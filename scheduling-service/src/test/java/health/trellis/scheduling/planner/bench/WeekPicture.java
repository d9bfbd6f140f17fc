package health.trellis.scheduling.planner.bench;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.bench.Instance.Clinician;
import health.trellis.scheduling.planner.bench.Instance.Entry;
import health.trellis.scheduling.planner.bench.Instance.GroupMeeting;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a week: a row for each clinician, a column for each day. */
final class WeekPicture {
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri");
  private static final Map<SessionType, String> COLOURS =
      Map.of(
          SessionType.GROUP, "#aed6f1",
          SessionType.INDIVIDUAL, "#58d68d",
          SessionType.FAMILY, "#f5b041",
          SessionType.MEDICATION, "#bb8fce");
  private static final int FROM = 8 * 60;
  private static final int TO = 21 * 60;
  private static final int LEFT = 90;
  private static final int DAY_WIDTH = 160;
  private static final int ROW = 22;
  private static final int TOP = 46;

  private WeekPicture() {}

  static String svg(Instance instance, List<Entry> calendar) {
    int height = TOP + ROW * instance.clinicians().size() + 34;
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='11'>",
        LEFT + DAY_WIDTH * DAYS.size() + 10,
        height);
    add(svg, "<rect width='100%%' height='100%%' fill='#fff'/>");
    add(svg, "<text x='8' y='18' font-size='14'>A planned week, %s</text>", instance.name());
    for (int day = 0; day < DAYS.size(); day++) {
      add(svg, "<text x='%d' y='38'>%s</text>", LEFT + day * DAY_WIDTH + 60, DAYS.get(day));
    }
    for (int row = 0; row < instance.clinicians().size(); row++) {
      row(svg, instance, calendar, row);
    }
    legend(svg, height - 12);
    return svg.append("</svg>\n").toString();
  }

  private static void row(StringBuilder svg, Instance instance, List<Entry> calendar, int row) {
    Clinician clinician = instance.clinicians().get(row);
    int y = TOP + row * ROW;
    add(svg, "<text x='8' y='%d'>%s</text>", y + 14, clinician.name());
    clinician.hours().forEach(w -> block(svg, w.from(), w.to(), y, "#f2f3f4", ""));
    for (GroupMeeting m : instance.meetings()) {
      if (m.clinician().equals(clinician.id())) {
        long joined = calendar.stream().filter(e -> m.id().equals(e.meeting())).count();
        block(svg, m.start(), m.end(), y, colour(SessionType.GROUP), String.valueOf(joined));
      }
    }
    for (Entry e : calendar) {
      if (e.type() != SessionType.GROUP && e.clinician().equals(clinician.id())) {
        block(svg, e.start(), e.end(), y, colour(e.type()), "");
      }
    }
  }

  private static String colour(SessionType type) {
    return COLOURS.getOrDefault(type, "#ccc");
  }

  private static void block(
      StringBuilder svg, int start, int end, int y, String colour, String label) {
    int day = start / Instance.DAY;
    double scale = (DAY_WIDTH - 6.0) / (TO - FROM);
    double x = LEFT + day * DAY_WIDTH + (start % Instance.DAY - FROM) * scale;
    double width = (end - start) * scale - 0.6;
    add(
        svg,
        "<rect x='%.1f' y='%d' width='%.1f' height='%d' rx='2' fill='%s'/>",
        x,
        y,
        width,
        ROW - 4,
        colour);
    if (!label.isEmpty()) {
      add(svg, "<text x='%.1f' y='%d'>%s</text>", x + width / 2 - 5, y + 13, label);
    }
  }

  private static void legend(StringBuilder svg, int y) {
    int x = LEFT;
    for (SessionType type :
        List.of(
            SessionType.GROUP,
            SessionType.INDIVIDUAL,
            SessionType.FAMILY,
            SessionType.MEDICATION)) {
      add(svg, "<rect x='%d' y='%d' width='12' height='12' fill='%s'/>", x, y - 10, colour(type));
      String words =
          type == SessionType.GROUP ? "group, with patients" : type.name().toLowerCase(Locale.ROOT);
      add(svg, "<text x='%d' y='%d'>%s</text>", x + 17, y, words);
      x += 150;
    }
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
