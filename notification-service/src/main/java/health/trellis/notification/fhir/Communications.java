package health.trellis.notification.fhir;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Refusal;
import health.trellis.notification.fhir.CommunicationFhir.Row;
import health.trellis.notification.message.NotificationState;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Communication;

/** Finds what was told about patients whom the caller may see. */
@ApplicationScoped
public class Communications {
  static final String TYPE = "Communication";
  static final Set<String> PARAMETERS = Set.of("patient", "subject", "status", "sent");
  private static final String SELECT =
      """
      select n.id, n.patient_id, n.audience, n.channel, n.kind, n.category, n.state, n.reason,
        n.title, n.body, n.created_at, n.sent_at, n.delivered_at,
        exists (select 1 from protected_patient p where p.patient_id = n.patient_id) as part2
      from notification n where n.patient_id is not null and
      """;

  private final EntityManager entities;
  private final PatientAccess access;

  Communications(EntityManager entities, PatientAccess access) {
    this.entities = entities;
    this.access = access;
  }

  @Transactional
  Communication read(UUID id) {
    Query query = entities.createNativeQuery(SELECT + "n.id = :id", Tuple.class);
    query.setParameter("id", id);
    Row row = rows(query).stream().findFirst().orElseThrow(() -> Refusal.notFound(TYPE));
    access.require(row.patientId(), Area.MESSAGES, Mode.READ, TYPE);
    return CommunicationFhir.of(row);
  }

  @Transactional
  SearchPage search(FhirQuery wanted) {
    VisiblePatients visible = access.visible(Area.MESSAGES);
    wanted.and(visible.sql("n.patient_id"), visible.params());
    wanted.ids("n.id");
    wanted.patient("n.patient_id");
    wanted.instants("sent", "n.sent_at");
    wanted.lastUpdated("n.created_at");
    wanted.one("status").ifPresent(text -> status(wanted, text));
    wanted.page().cursor().ifPresent(cursor -> wanted.and("n.id < " + wanted.bind(cursor.uuid(0))));
    Query query =
        entities.createNativeQuery(SELECT + wanted.hql() + " order by n.id desc", Tuple.class);
    wanted.parameters().forEach(query::setParameter);
    List<Row> rows = rows(query.setMaxResults(wanted.count() + 1));
    boolean more = rows.size() > wanted.count();
    List<Row> page = more ? rows.subList(0, wanted.count()) : rows;
    access.auditList(page.stream().map(Row::patientId).distinct().toList(), Area.MESSAGES, TYPE);
    return new SearchPage(
        page.stream().map(CommunicationFhir::of).toList(),
        List.of(),
        null,
        more ? Cursor.of(page.getLast().id()).encode() : null);
  }

  private static void status(FhirQuery wanted, String text) {
    List<String> codes = FhirSearch.anyOf(text);
    List<String> states =
        Arrays.stream(NotificationState.values())
            .filter(state -> codes.contains(CommunicationFhir.status(state).toCode()))
            .map(Enum::name)
            .toList();
    if (states.isEmpty()) {
      wanted.nothing();
    } else {
      wanted.and("n.state in " + wanted.bind(states));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Row> rows(Query query) {
    return ((List<Tuple>) query.getResultList()).stream().map(Communications::row).toList();
  }

  private static Row row(Tuple tuple) {
    return new Row(
        tuple.get("id", UUID.class),
        tuple.get("patient_id", UUID.class),
        tuple.get("audience", String.class),
        Channel.valueOf(tuple.get("channel", String.class)),
        tuple.get("kind", String.class),
        Category.valueOf(tuple.get("category", String.class)),
        NotificationState.valueOf(tuple.get("state", String.class)),
        tuple.get("reason", String.class),
        tuple.get("title", String.class),
        tuple.get("body", String.class),
        tuple.get("created_at", Instant.class),
        tuple.get("sent_at", Instant.class),
        tuple.get("delivered_at", Instant.class),
        tuple.get("part2", Boolean.class));
  }
}
