package health.trellis.notification.rule;

import health.trellis.kit.http.ETags;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.message.Message;
import health.trellis.notification.oncall.OnCall;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules as they stand, and whom they reach. */
@ApplicationScoped
class RuleBook {
  private final Sql sql;
  private final People people;
  private final OnCall onCall;

  RuleBook(Sql sql, People people, OnCall onCall) {
    this.sql = sql;
    this.people = people;
    this.onCall = onCall;
  }

  /**
   * Something that happened to a patient.
   *
   * @param occasion what
   * @param facts the message without its text
   * @param assignee whose task it is, if it is one
   */
  record Happening(Occasion occasion, Message facts, @Nullable UUID assignee) {}

  /** One person and what is to be said. */
  record Telling(RuleAudience audience, Person person, Message message) {}

  List<Rule> rules(Occasion occasion) {
    return sql.query(
        """
        select audience, kind, channels, delay_minutes from notification_rule
        where occasion = ? order by audience
        """,
        RuleBook::read,
        occasion.name());
  }

  long version(Occasion occasion) {
    return sql.first(
            "select version from notification_rule_version where occasion = ?",
            row -> row.getLong(1),
            occasion.name())
        .orElse(0L);
  }

  /** Writes an occasion's rules anew, if they are still those that the editor has read. */
  void replace(Occasion occasion, @Nullable String ifMatch, List<Rule> rules) {
    long version =
        sql.first(
                "select version from notification_rule_version where occasion = ? for update",
                row -> row.getLong(1),
                occasion.name())
            .orElseThrow();
    ETags.check(ifMatch, version);
    sql.update(
        "update notification_rule_version set version = version + 1 where occasion = ?",
        occasion.name());
    sql.update("delete from notification_rule where occasion = ?", occasion.name());
    for (Rule rule : rules) {
      sql.update(
          """
          insert into notification_rule (occasion, audience, kind, channels, delay_minutes)
          values (?, ?, ?, ?, ?)
          """,
          occasion.name(),
          rule.audience().name(),
          rule.kind().name(),
          rule.channels().stream().map(Channel::name).collect(Collectors.joining(",")),
          rule.delayMinutes());
    }
  }

  /** Whom rules reach, and with what. */
  List<Telling> tellings(Happening happening, List<Rule> rules) {
    List<Telling> tellings = new ArrayList<>();
    for (Rule rule : rules) {
      Message message =
          happening
              .facts()
              .as(rule.kind(), rule.channels(), Duration.ofMinutes(rule.delayMinutes()));
      for (Person person : reach(rule.audience(), happening)) {
        tellings.add(new Telling(rule.audience(), person, message));
      }
    }
    return tellings;
  }

  private List<Person> reach(RuleAudience audience, Happening happening) {
    UUID patientId = happening.facts().patientId();
    if (patientId == null) {
      return List.of();
    }
    UUID programId = people.programOf(patientId).orElse(null);
    return switch (audience) {
      case PATIENT -> people.patient(patientId).stream().toList();
      case FAMILY -> people.familyWithNotices(patientId);
      case CARE_TEAM -> orCoordinator(people.careTeam(patientId), programId);
      case ASSIGNEE ->
          orCoordinator(
              Optional.ofNullable(happening.assignee())
                  .flatMap(id -> people.find(Audience.practitioner(id)))
                  .stream()
                  .toList(),
              programId);
      case COORDINATOR -> List.of(people.coordinator(programId));
      case PROGRAM_ADMIN -> List.of(people.programAdmin(programId));
      case ON_CALL -> programId == null ? List.of() : people.practitioners(onCall.now(programId));
    };
  }

  private List<Person> orCoordinator(List<Person> found, @Nullable UUID programId) {
    return found.isEmpty() ? List.of(people.coordinator(programId)) : found;
  }

  private static Rule read(ResultSet row) throws SQLException {
    Set<Channel> channels =
        Arrays.stream(row.getString(3).split(","))
            .map(Channel::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
    return new Rule(
        RuleAudience.valueOf(row.getString(1)),
        MessageKind.valueOf(row.getString(2)),
        channels,
        row.getInt(4));
  }
}
