package health.trellis.patient.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import health.trellis.event.ConsentKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for whatever is consented to and asked for, wherever the patient lives. */
class ConsentLawTest {
  private static final Instant NOW = Instant.parse("2026-03-02T02:30:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Property
  void whatIsAllowedIsCoveredByTheConsentThatIsNamed(
      @ForAll("requests") DisclosureRequest request,
      @ForAll("consents") List<DisclosureTerms> consents) {
    DisclosureDecision decision = DisclosureRule.decide(request, true, consents, NOW);
    if (decision.reason() == DisclosureReason.CONSENT) {
      DisclosureTerms named =
          consents.stream()
              .filter(consent -> consent.consentId().equals(decision.consentId()))
              .findFirst()
              .orElseThrow();
      assertEquals(ConsentKind.PART2_DISCLOSURE, named.kind());
      assertEquals(List.of(), gaps(named, request));
    } else {
      assertEquals(request.purpose() == Purpose.MEDICAL_EMERGENCY, decision.allowed());
    }
  }

  @Property
  void takingAllConsentsBackLeavesNothingButTheEmergency(
      @ForAll("requests") DisclosureRequest request,
      @ForAll("consents") List<DisclosureTerms> consents) {
    List<DisclosureTerms> revoked =
        consents.stream().map(c -> with(c, c.until(), c.zone(), NOW)).toList();
    assertEquals(
        request.purpose() == Purpose.MEDICAL_EMERGENCY,
        DisclosureRule.decide(request, true, revoked, NOW).allowed());
  }

  @Property
  void onceItsLastDayIsOverAConsentNeverHoldsAgain(
      @ForAll("requests") DisclosureRequest request,
      @ForAll("consent") DisclosureTerms consent,
      @ForAll("later") Duration later) {
    Instant end = consent.endsAt();
    if (end != null && request.purpose() != Purpose.MEDICAL_EMERGENCY) {
      assertFalse(
          DisclosureRule.decide(request, true, List.of(consent), end.plus(later)).allowed());
    }
  }

  /** What the consent does not cover, said anew and not as the rule says it. */
  private static List<String> gaps(DisclosureTerms consent, DisclosureRequest request) {
    LocalDate today = NOW.atZone(consent.zone()).toLocalDate();
    boolean named = request.recipient().equals(consent.recipient());
    boolean ofClass =
        Set.of("TREATMENT", "PAYMENT", "OPERATIONS").contains(request.purpose().name())
            && Stream.ofNullable(request.recipientClass())
                .anyMatch(consent.recipientClasses()::contains);
    return Stream.of(
            named || ofClass ? "" : "recipient",
            request.discloser() == null || request.discloser().equals(consent.discloser())
                ? ""
                : "discloser",
            consent.purposes().contains(request.purpose()) ? "" : "purpose",
            consent.information().contains(request.information()) ? "" : "information",
            today.isBefore(consent.from()) ? "first day" : "",
            consent.until() != null && today.isAfter(consent.until()) ? "last day" : "",
            consent.revokedAt() != null && !NOW.isBefore(consent.revokedAt()) ? "revoked" : "")
        .filter(gap -> !gap.isEmpty())
        .toList();
  }

  private static DisclosureTerms with(
      DisclosureTerms of, @Nullable LocalDate until, ZoneId zone, @Nullable Instant revokedAt) {
    return new DisclosureTerms(
        of.consentId(),
        of.kind(),
        of.discloser(),
        of.recipient(),
        of.recipientClasses(),
        of.information(),
        of.purposes(),
        of.from(),
        until,
        zone,
        revokedAt);
  }

  @Provide
  Arbitrary<Duration> later() {
    return Arbitraries.longs().between(0, 400L * 24 * 3600).map(Duration::ofSeconds);
  }

  @Provide
  Arbitrary<DisclosureRequest> requests() {
    return Combinators.combine(
            discloser(),
            recipient(),
            Arbitraries.of(RecipientClass.class).injectNull(0.5),
            Arbitraries.of(Information.class),
            Arbitraries.of(Purpose.class))
        .as(DisclosureRequest::new);
  }

  @Provide
  Arbitrary<List<DisclosureTerms>> consents() {
    return consent().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<DisclosureTerms> consent() {
    Arbitrary<DisclosureTerms> terms =
        Combinators.combine(
                Arbitraries.create(UUID::randomUUID),
                Arbitraries.of(
                    ConsentKind.PART2_DISCLOSURE,
                    ConsentKind.PART2_DISCLOSURE,
                    ConsentKind.HIPAA_DISCLOSURE,
                    ConsentKind.FAMILY_DISCLOSURE),
                discloser(),
                recipient().injectNull(0.2),
                Arbitraries.of(RecipientClass.class).set(),
                Arbitraries.of(Information.class).set().ofMinSize(1),
                Arbitraries.of(Purpose.class).set().ofMinSize(1),
                Arbitraries.integers().between(-3, 2))
            .as(
                (id, kind, discloser, recipient, classes, information, purposes, first) ->
                    new DisclosureTerms(
                        id,
                        kind,
                        discloser,
                        recipient,
                        classes,
                        information,
                        purposes,
                        DAY.plusDays(first),
                        null,
                        ZoneId.of("UTC"),
                        null));
    return Combinators.combine(
            terms,
            Arbitraries.integers().between(0, 4).injectNull(0.4),
            Arbitraries.of("America/New_York", "Pacific/Honolulu", "Asia/Tokyo", "UTC"),
            Arbitraries.integers().between(-2, 2).injectNull(0.7))
        .as(ConsentLawTest::lasting);
  }

  private static DisclosureTerms lasting(
      DisclosureTerms of, @Nullable Integer days, String zone, @Nullable Integer revokedIn) {
    return with(
        of,
        days == null ? null : of.from().plusDays(days),
        ZoneId.of(zone),
        revokedIn == null ? null : NOW.plusSeconds(revokedIn));
  }

  private static Arbitrary<String> discloser() {
    return Arbitraries.of("Riverside", "Day IOP").injectNull(0.3);
  }

  private static Arbitrary<String> recipient() {
    return Arbitraries.of("sample-ehr", "Dr. Chen", "Acme Health");
  }
}
