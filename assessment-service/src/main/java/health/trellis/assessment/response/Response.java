package health.trellis.assessment.response;

import health.trellis.assessment.ground.JsonColumn;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Use;
import health.trellis.kit.Ids;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Answers and what they came to. Never changed: the database refuses it. */
@Entity
@Immutable
@Table(name = "response")
public class Response {
  @Id private UUID id;
  private UUID patientId;
  private String instrument;
  private String formVersion;
  private @Nullable UUID assignmentId;

  @Enumerated(EnumType.STRING)
  private @Nullable Occasion occasion;

  @Convert(converter = JsonColumn.Texts.class)
  @ColumnTransformer(write = "?::jsonb")
  private Map<String, String> answers;

  private Instant authoredAt;
  private Instant enteredAt;
  private String enteredBy;
  private boolean byPatient;
  private @Nullable String lateReason;
  private @Nullable Integer score;
  private boolean prorated;

  @Convert(converter = JsonColumn.Numbers.class)
  @ColumnTransformer(write = "?::jsonb")
  private Map<String, Integer> subscores;

  private String bandCode;
  private String bandLabel;
  private @Nullable UUID clientId;

  @Enumerated(EnumType.STRING)
  private Manner.Channel channel;

  @Enumerated(EnumType.STRING)
  private Use.Rater rater;

  @Enumerated(EnumType.STRING)
  private Manner.@Nullable Relation relation;

  private boolean receivedLate;

  @Convert(converter = JsonColumn.Numbers.class)
  @ColumnTransformer(write = "?::jsonb")
  private Map<String, Integer> itemSeconds;

  @Convert(converter = JsonColumn.Names.class)
  @ColumnTransformer(write = "?::jsonb")
  private List<String> declined;

  private @Nullable String language;

  /** For Hibernate. */
  protected Response() {}

  /**
   * Who entered the answers, and how late.
   *
   * @param at when
   * @param by the account
   * @param patient whether it is the patient's own
   * @param lateReason why it is entered only now, if late
   * @param receivedLate whether a device kept it for more than a day
   */
  record Entry(
      Instant at, String by, boolean patient, @Nullable String lateReason, boolean receivedLate) {}

  static Response of(
      Submission submission,
      Instrument instrument,
      Map<String, Option> answers,
      Score score,
      Instant authoredAt,
      Entry entry) {
    Response response = new Response();
    response.id = Ids.next();
    response.patientId = submission.patientId();
    response.instrument = instrument.code();
    response.formVersion = instrument.version();
    response.assignmentId = submission.assignmentId();
    response.occasion = submission.occasion();
    response.answers = Instrument.codes(answers);
    response.authoredAt = authoredAt;
    response.enteredAt = entry.at();
    response.enteredBy = entry.by();
    response.byPatient = entry.patient();
    response.lateReason = entry.lateReason();
    response.score = score.total();
    response.prorated = score.prorated();
    response.subscores = score.subscores();
    response.bandCode = score.band().code();
    response.bandLabel = score.band().label();
    response.given(submission.manner(), instrument, entry);
    return response;
  }

  private void given(Manner manner, Instrument instrument, Entry entry) {
    clientId = manner.offline() == null ? null : manner.offline().clientId();
    channel = manner.channel();
    rater = instrument.use().rater();
    relation = manner.relation();
    receivedLate = entry.receivedLate();
    itemSeconds = manner.itemSeconds();
    declined = manner.declined();
    language = manner.language();
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** Whose answers. */
  public UUID patientId() {
    return patientId;
  }

  /** Code of the instrument. */
  public String instrument() {
    return instrument;
  }

  /** Version of the form that was answered. */
  public String formVersion() {
    return formVersion;
  }

  /** What it answers, if assigned. */
  public @Nullable UUID assignmentId() {
    return assignmentId;
  }

  /** Why it was asked. */
  public @Nullable Occasion occasion() {
    return occasion;
  }

  /** Option codes by item. */
  public Map<String, String> answers() {
    return answers;
  }

  /** When it was answered. */
  public Instant authoredAt() {
    return authoredAt;
  }

  /** When it was entered. */
  public Instant enteredAt() {
    return enteredAt;
  }

  /** Whether the patient entered it. */
  public boolean byPatient() {
    return byPatient;
  }

  /** Why it was entered late, if so. */
  public @Nullable String lateReason() {
    return lateReason;
  }

  /** The total, where the instrument has one. */
  public @Nullable Integer score() {
    return score;
  }

  /** Whether missing items were made up for. */
  public boolean prorated() {
    return prorated;
  }

  /** Sums of some items. */
  public Map<String, Integer> subscores() {
    return subscores;
  }

  /** What it means. */
  public Score.BandName band() {
    return new Score.BandName(bandCode, bandLabel);
  }

  /** The device's id of answers that it kept. */
  @Nullable UUID clientId() {
    return clientId;
  }

  /** Who answered. */
  public Use.Rater rater() {
    return rater;
  }

  /** Who answered in the patient's place, if anybody. */
  Manner.@Nullable Relation relation() {
    return relation;
  }

  /** Whether a device kept it for more than a day. */
  boolean receivedLate() {
    return receivedLate;
  }

  /** How long each item took, in seconds. */
  Map<String, Integer> itemSeconds() {
    return itemSeconds;
  }

  /** The language in which the questions were read; absent: English, or not told. */
  @Nullable String language() {
    return language;
  }

  /** Items that the person declined to answer. */
  List<String> declined() {
    return declined;
  }
}
