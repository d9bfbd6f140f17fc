package health.trellis.kit.fhir;

import health.trellis.kit.fhir.FhirSearch.DateParam;
import health.trellis.kit.fhir.FhirSearch.Token;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One FHIR search: its parameters, from the query of a GET or the form of a POST, and the
 * conditions in HQL that they ask for. All parameters must hold together; alternatives in one are
 * separated by commas (R4, 3.1.1.3). A parameter that is not known is refused: ignoring it would
 * answer another question.
 */
public final class FhirQuery {
  private static final Set<String> SHARED =
      Set.of(
          "_id",
          "_lastUpdated",
          "_count",
          "cursor",
          "_include",
          "_revinclude",
          "_summary",
          "_elements",
          "_format",
          "_pretty");
  private static final int DEFAULT_COUNT = 50;
  private static final int MAX_COUNT = 200;
  private static final int MAX_NAME = 40;

  private final MultivaluedMap<String, String> given;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /**
   * Reads a search; refuses (400) what is not known.
   *
   * @param own the parameters that the resource knows beside those that all share
   */
  public FhirQuery(MultivaluedMap<String, String> given, Set<String> own) {
    this.given = given;
    for (String name : given.keySet()) {
      if (!own.contains(name) && !SHARED.contains(name)) {
        throw Refusal.badRequest(
            name.length() > MAX_NAME ? "parameter" : name,
            "unknown-parameter",
            "This search parameter is not supported.");
      }
    }
  }

  /** The values of a parameter that all must hold; each may list alternatives. */
  public List<String> all(String name) {
    return given.getOrDefault(name, List.of()).stream().filter(v -> !v.isBlank()).toList();
  }

  /** The one value of a parameter. */
  public Optional<String> one(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw Refusal.badRequest(name, "repeated", "This parameter can be given once.");
    }
    return values.stream().findFirst();
  }

  /** Whether the search says anything of a parameter. */
  public boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** How many matches at the most, 1 to 200: who asks for more gets the most there is. */
  public int count() {
    String text = one("_count").orElse(Integer.toString(DEFAULT_COUNT));
    try {
      return Math.clamp(Integer.parseInt(text), 1, MAX_COUNT);
    } catch (NumberFormatException notANumber) {
      throw Refusal.badRequest("_count", "type", "_count is a whole number.");
    }
  }

  /** The page that is asked for. */
  public PageRequest page() {
    return PageRequest.at(count(), one("cursor").orElse(null));
  }

  /** Which part of the matches is asked for. */
  public Projection projection() {
    return Projection.of(one("_summary").orElse(null), one("_elements").orElse(null));
  }

  /** One more condition with parameters of its own. */
  public void and(String condition, Map<String, ?> more) {
    conditions.add(condition);
    parameters.putAll(more);
  }

  /** One more condition; {@link #bind} gave its placeholders. */
  public void and(String condition) {
    conditions.add(condition);
  }

  /** Keeps a value for a condition; the placeholder that stands for it. */
  public String bind(Object value) {
    String name = "search" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  /** Nothing can match. */
  public void nothing() {
    and("1 = 0");
  }

  /** {@code _id}: what is no id of ours finds nothing. */
  public void ids(String field) {
    references("_id", "", field);
  }

  /** {@code patient} or {@code subject}, which mean the same here. */
  public void patient(String field) {
    references("patient", "Patient", field);
    references("subject", "Patient", field);
  }

  /** A reference parameter: {@code Type/id} or {@code id}; another's reference finds nothing. */
  public void references(String name, String type, String field) {
    for (String value : all(name)) {
      List<UUID> ids =
          FhirSearch.anyOf(value).stream()
              .flatMap(text -> FhirSearch.reference(text, type).stream())
              .toList();
      if (ids.isEmpty()) {
        nothing();
      } else {
        and(field + " in " + bind(ids));
      }
    }
  }

  /** {@code _lastUpdated}, as often as it is given, on an instant. */
  public void lastUpdated(String field) {
    instants("_lastUpdated", field);
  }

  /** A date parameter on an instant. */
  public void instants(String name, String field) {
    for (String value : all(name)) {
      DateParam date = FhirSearch.date(name, value);
      compare(date, field, field, date.from(), date.until());
    }
  }

  /** A date parameter on a day. */
  public void days(String name, String field) {
    for (String value : all(name)) {
      DateParam date = FhirSearch.date(name, value);
      compare(date, field, field, day(date.from()), lastDay(date).plusDays(1));
    }
  }

  /**
   * A date parameter on a period of days, the last included (R4, 3.1.1.4.9): what is still open
   * lasts for ever.
   */
  public void period(String name, String start, String end) {
    for (String value : all(name)) {
      DateParam date = FhirSearch.date(name, value);
      String openEnd = "coalesce(" + end + ", {d '9999-12-31'})";
      compare(date, start, openEnd, day(date.from()), lastDay(date).plusDays(1));
    }
  }

  private <T> void compare(DateParam date, String start, String end, T from, T until) {
    switch (date.comparison()) {
      case EQ -> {
        and(start + " >= " + bind(from));
        and(end + " < " + bind(until));
      }
      case NE -> and("(" + start + " < " + bind(from) + " or " + end + " >= " + bind(until) + ")");
      case GT -> and(end + " >= " + bind(until));
      case GE -> and(end + " >= " + bind(from));
      case SA -> and(start + " >= " + bind(until));
      case LT -> and(start + " < " + bind(from));
      case LE -> and(start + " < " + bind(until));
      case EB -> and(end + " < " + bind(from));
    }
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** The span's end is exclusive, and may lie within a day. */
  private static LocalDate lastDay(DateParam date) {
    return day(date.until().minusNanos(1));
  }

  /** The codes of a token parameter whose system, where given, is the expected one. */
  public Optional<Set<String>> codes(String name, String system) {
    return one(name)
        .map(
            value ->
                FhirSearch.anyOf(value).stream()
                    .map(FhirSearch::token)
                    .filter(token -> token.system() == null || system.equals(token.system()))
                    .flatMap(token -> Optional.ofNullable(token.code()).stream())
                    .collect(Collectors.toSet()));
  }

  /** A token parameter of one system on values of ours: those whose code is asked for. */
  public <T> void codes(
      String name, String system, String field, T[] ours, Function<T, String> code) {
    codes(name, system)
        .ifPresent(
            codes -> {
              List<T> asked =
                  Arrays.stream(ours).filter(v -> codes.contains(code.apply(v))).toList();
              if (asked.isEmpty()) {
                nothing();
              } else {
                and(field + " in " + bind(asked));
              }
            });
  }

  /**
   * A token parameter on pairs of system and code that stand in fields of their own.
   *
   * @param exists how a pair of the resource is looked for, with {@code %s} for what it must be
   */
  public void tokens(String name, String exists, String systemField, String codeField) {
    for (String value : all(name)) {
      String either =
          FhirSearch.anyOf(value).stream()
              .map(FhirSearch::token)
              .map(token -> pair(token, systemField, codeField))
              .collect(Collectors.joining(" or ", "(", ")"));
      and(exists.formatted(either));
    }
  }

  private String pair(Token token, String systemField, String codeField) {
    List<String> both = new ArrayList<>(List.of("1 = 1"));
    if (token.system() != null) {
      both.add(systemField + " = " + bind(token.system()));
    }
    if (token.code() != null) {
      both.add(codeField + " = " + bind(token.code()));
    }
    return String.join(" and ", both);
  }

  /** A string parameter: one of the fields begins with it, whatever the case (R4, 3.1.1.4.6). */
  public void strings(String name, String... fields) {
    for (String value : all(name)) {
      List<String> either = new ArrayList<>();
      for (String text : FhirSearch.anyOf(value)) {
        String begins = bind(text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        for (String field : fields) {
          either.add("lower(" + field + ") like " + begins + " escape '!'");
        }
      }
      and("(" + String.join(" or ", either) + ")");
    }
  }

  /** What is searched for, the same text however its parameters are ordered. */
  public String canonical() {
    return new TreeMap<>(given).toString();
  }

  /** All conditions. */
  public String hql() {
    return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
  }

  /** What to bind. */
  public Map<String, Object> parameters() {
    return parameters;
  }
}
