package health.trellis.patient.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.ConsentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of the disclosure decision, over generated consents and requests of a fixed seed. */
class DisclosureRuleTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final ZoneId HOME = ZoneId.of("America/New_York");
  private static final int CASES = 50_000;
  private static final List<String> NAMES = List.of("sample-ehr", "Dr. Chen", "Acme Health");
  private static final List<String> DISCLOSERS = List.of("Riverside", "Day IOP");

  private final Random random = new Random(42);

  @Test
  void nothingLeavesThatNoConsentCovers() {
    int allowed = 0;
    for (int i = 0; i < CASES; i++) {
      DisclosureRequest request = request();
      List<DisclosureTerms> consents = consents();
      DisclosureDecision decision = DisclosureRule.decide(request, true, consents, NOW);
      boolean covered = consents.stream().anyMatch(c -> isPart2(c) && covers(c, request));
      boolean emergency = request.purpose() == Purpose.MEDICAL_EMERGENCY;
      assertEquals(covered || emergency, decision.allowed(), () -> request + " of " + consents);
      allowed += covered ? 1 : 0;
    }
    assertTrue(allowed > CASES / 200, "the cases must hold some that are allowed: " + allowed);
  }

  @Test
  void otherRecordsLeaveWithoutAnAuthorizationOnlyForTreatmentPaymentAndOperations() {
    for (int i = 0; i < CASES; i++) {
      DisclosureRequest request = request();
      List<DisclosureTerms> consents = consents();
      DisclosureDecision decision = DisclosureRule.decide(request, false, consents, NOW);
      boolean lawful =
          request.purpose() == Purpose.MEDICAL_EMERGENCY
              || request.purpose().isTpo() && !request.information().isSeparateNotes()
              || consents.stream().anyMatch(c -> !isPart2(c) && covers(c, request));
      assertEquals(
          lawful && !(familyOnly(request, consents)),
          decision.allowed(),
          () -> request + " of " + consents);
    }
  }

  /** An agreement to involve family covers no other purpose. */
  private static boolean familyOnly(DisclosureRequest request, List<DisclosureTerms> consents) {
    boolean byLaw =
        request.purpose() == Purpose.MEDICAL_EMERGENCY
            || request.purpose().isTpo() && !request.information().isSeparateNotes();
    return !byLaw
        && request.purpose() != Purpose.FAMILY_INVOLVEMENT
        && consents.stream()
            .noneMatch(c -> c.kind() == ConsentKind.HIPAA_DISCLOSURE && covers(c, request));
  }

  @Test
  void revocationTakesEffectAtOnce() {
    int revoked = 0;
    for (int i = 0; i < CASES; i++) {
      DisclosureRequest request = request();
      DisclosureTerms consent = consent(null);
      if (!DisclosureRule.decide(request, true, List.of(consent), NOW)
          .reason()
          .equals(byConsent())) {
        continue;
      }
      DisclosureDecision after =
          DisclosureRule.decide(request, true, List.of(revoked(consent, NOW)), NOW);
      assertFalse(after.allowed(), request::toString);
      assertEquals(DisclosureReason.REVOKED, after.reason());
      revoked++;
    }
    assertTrue(revoked > 0);
  }

  @Test
  void anotherConsentNeverTakesAwayWhatOneAllows() {
    for (int i = 0; i < CASES; i++) {
      DisclosureRequest request = request();
      List<DisclosureTerms> consents = consents();
      if (DisclosureRule.decide(request, true, consents, NOW).allowed()) {
        List<DisclosureTerms> more = new ArrayList<>(consents);
        more.add(consent(NOW));
        assertTrue(DisclosureRule.decide(request, true, more, NOW).allowed());
      }
    }
  }

  @Test
  void theRefusalNamesTheNearestConsent() {
    DisclosureTerms covering = covering();
    DisclosureRequest request =
        new DisclosureRequest(null, "Dr. Chen", null, Information.DIAGNOSES, Purpose.TREATMENT);
    DisclosureTerms over = revoked(covering, NOW.minusSeconds(1));
    DisclosureDecision decision = DisclosureRule.decide(request, true, List.of(over), NOW);
    assertEquals(DisclosureReason.REVOKED, decision.reason());
    assertEquals(covering.consentId(), decision.consentId());
    DisclosureRequest payment =
        new DisclosureRequest(null, "Dr. Chen", null, Information.DIAGNOSES, Purpose.PAYMENT);
    assertEquals(
        DisclosureReason.OTHER_PURPOSE,
        DisclosureRule.decide(payment, true, List.of(covering), NOW).reason());
    assertEquals(
        DisclosureReason.NO_CONSENT, DisclosureRule.decide(payment, true, List.of(), NOW).reason());
  }

  /** 02:00 UTC is the evening of the day before in New York, and the morning of it in Tokyo. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York,    2026-03-02T05:00:00Z, CONSENT",
    "America/New_York,    2026-03-02T04:59:59Z, NOT_YET_VALID",
    "America/New_York,    2026-03-03T04:59:59Z, CONSENT",
    "America/New_York,    2026-03-03T05:00:00Z, EXPIRED",
    "America/Los_Angeles, 2026-03-03T07:59:59Z, CONSENT",
    "Asia/Tokyo,          2026-03-01T15:00:00Z, CONSENT",
    "Asia/Tokyo,          2026-03-02T15:00:00Z, EXPIRED"
  })
  void aConsentHoldsFromTheFirstToTheEndOfTheLastDayWhereThePatientLives(
      ZoneId zone, Instant now, DisclosureReason reason) {
    DisclosureTerms day = lasting(TODAY, zone);
    DisclosureRequest request =
        new DisclosureRequest(null, "Dr. Chen", null, Information.DIAGNOSES, Purpose.TREATMENT);
    assertEquals(reason, DisclosureRule.decide(request, true, List.of(day), now).reason());
  }

  private static DisclosureTerms lasting(LocalDate day, ZoneId zone) {
    DisclosureTerms open = covering();
    return new DisclosureTerms(
        open.consentId(),
        open.kind(),
        open.discloser(),
        open.recipient(),
        open.recipientClasses(),
        open.information(),
        open.purposes(),
        day,
        day,
        zone,
        null);
  }

  private static DisclosureReason byConsent() {
    return DisclosureReason.CONSENT;
  }

  private static boolean isPart2(DisclosureTerms consent) {
    return consent.kind() == ConsentKind.PART2_DISCLOSURE;
  }

  /** Said anew, and not as the rule says it. */
  private static boolean covers(DisclosureTerms consent, DisclosureRequest request) {
    boolean toWhom =
        request.recipient().equals(consent.recipient())
            || Purpose.namedIn(request.purpose().name()).contains(request.purpose())
                && request.recipientClass() != null
                && consent.recipientClasses().contains(request.recipientClass());
    boolean who = request.discloser() == null || request.discloser().equals(consent.discloser());
    boolean open =
        !TODAY.isBefore(consent.from())
            && (consent.until() == null || !TODAY.isAfter(consent.until()))
            && (consent.revokedAt() == null || consent.revokedAt().isAfter(NOW));
    return toWhom
        && who
        && open
        && consent.purposes().contains(request.purpose())
        && consent.information().contains(request.information());
  }

  private DisclosureRequest request() {
    return new DisclosureRequest(
        random.nextBoolean() ? null : any(DISCLOSERS),
        any(NAMES),
        random.nextBoolean() ? null : any(List.of(RecipientClass.values())),
        any(List.of(Information.values())),
        any(List.of(Purpose.values())));
  }

  private List<DisclosureTerms> consents() {
    List<DisclosureTerms> consents = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      consents.add(consent(random.nextInt(4) == 0 ? NOW.plusSeconds(random.nextInt(-2, 3)) : null));
    }
    return consents;
  }

  private DisclosureTerms consent(@Nullable Instant revokedAt) {
    LocalDate from = TODAY.plusDays(random.nextInt(-3, 2));
    return new DisclosureTerms(
        new UUID(random.nextLong(), random.nextLong()),
        any(
            List.of(
                ConsentKind.PART2_DISCLOSURE,
                ConsentKind.HIPAA_DISCLOSURE,
                ConsentKind.FAMILY_DISCLOSURE)),
        random.nextInt(4) == 0 ? null : any(DISCLOSERS),
        random.nextInt(4) == 0 ? null : any(NAMES),
        some(RecipientClass.class),
        some(Information.class),
        some(Purpose.class),
        from,
        random.nextBoolean() ? null : from.plusDays(random.nextInt(4)),
        HOME,
        revokedAt);
  }

  private static DisclosureTerms covering() {
    return new DisclosureTerms(
        new UUID(1, 2),
        ConsentKind.PART2_DISCLOSURE,
        "Riverside",
        "Dr. Chen",
        Set.of(),
        Information.ordinary(),
        Set.of(Purpose.TREATMENT),
        TODAY,
        null,
        HOME,
        null);
  }

  private static DisclosureTerms revoked(DisclosureTerms consent, Instant at) {
    return new DisclosureTerms(
        consent.consentId(),
        consent.kind(),
        consent.discloser(),
        consent.recipient(),
        consent.recipientClasses(),
        consent.information(),
        consent.purposes(),
        consent.from(),
        consent.until(),
        consent.zone(),
        at);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type) {
    Set<E> some = EnumSet.allOf(type);
    some.removeIf(value -> random.nextInt(3) == 0);
    return some;
  }
}
