package health.trellis.patient.registration;

import health.trellis.kit.http.FieldError;
import health.trellis.patient.ground.SearchText;
import health.trellis.patient.registration.PersonDetails.OtherAddress;
import health.trellis.patient.registration.PersonDetails.OtherName;
import health.trellis.patient.registration.PersonDetails.SpokenLanguage;
import health.trellis.patient.registration.PersonDetails.Telecom;
import health.trellis.patient.registration.PersonDetails.TelecomSystem;
import health.trellis.patient.registration.PersonDetails.Verification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold between the details of a person. */
final class PersonDetailsRules {
  private static final int LONGEST_LIFE = 130;

  private final @Nullable LocalDate born;
  private final LocalDate today;
  private final List<FieldError> problems = new ArrayList<>();

  private PersonDetailsRules(@Nullable LocalDate born, LocalDate today) {
    this.born = born;
    this.today = today;
  }

  /** All that contradicts, of a person born on a day, as of today. */
  static List<FieldError> problems(PersonDetails of, @Nullable LocalDate born, LocalDate today) {
    PersonDetailsRules rules = new PersonDetailsRules(born, today);
    rules.names(of.names());
    rules.addresses(of.addresses());
    rules.languages(of.languages());
    rules.telecoms(of.telecoms());
    rules.death(of.deceasedOn());
    return rules.problems;
  }

  private void names(List<OtherName> names) {
    for (int i = 0; i < names.size(); i++) {
      period("/names/" + i, names.get(i).from(), names.get(i).until());
    }
  }

  private void addresses(List<OtherAddress> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      period("/addresses/" + i, addresses.get(i).from(), addresses.get(i).until());
    }
  }

  private void period(String path, @Nullable LocalDate from, @Nullable LocalDate until) {
    if (from != null && until != null && until.isBefore(from)) {
      add(path + "/until", "order", "It ends before it begins.");
    }
    if (from != null && born != null && from.isBefore(born)) {
      add(path + "/from", "before-birth", "It begins before the person was born.");
    }
  }

  private void languages(List<SpokenLanguage> languages) {
    Set<String> seen = new HashSet<>();
    boolean preferred = false;
    for (int i = 0; i < languages.size(); i++) {
      SpokenLanguage language = languages.get(i);
      if (!seen.add(language.language().toLowerCase(Locale.ROOT))) {
        add("/languages/" + i + "/language", "repeated", "Each language once.");
      }
      if (language.preferred() && preferred) {
        add("/languages/" + i + "/preferred", "repeated", "One language is preferred.");
      }
      preferred |= language.preferred();
    }
  }

  private void telecoms(List<Telecom> telecoms) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < telecoms.size(); i++) {
      Telecom telecom = telecoms.get(i);
      String path = "/telecoms/" + i;
      boolean mail = telecom.system() == TelecomSystem.EMAIL;
      if (mail != telecom.value().contains("@")
          || !mail && SearchText.phoneKey(telecom.value()) == null) {
        add(path + "/value", "format", "It does not look like what the system says.");
      }
      if (!seen.add(telecom.system() + telecom.value())) {
        add(path + "/value", "repeated", "Each number and address once.");
      }
      boolean known = telecom.verification() != Verification.UNVERIFIED;
      if (known != (telecom.verifiedOn() != null)) {
        add(path + "/verifiedOn", "mismatch", "VERIFIED and FAILED have a day, UNVERIFIED none.");
      } else if (telecom.verifiedOn() != null && telecom.verifiedOn().isAfter(today)) {
        add(path + "/verifiedOn", "past", "It was verified in the past.");
      }
    }
  }

  private void death(@Nullable LocalDate on) {
    if (on == null) {
      return;
    }
    if (on.isAfter(today)) {
      add("/deceasedOn", "past", "A day of death is in the past.");
    }
    if (born != null && (on.isBefore(born) || on.isAfter(born.plusYears(LONGEST_LIFE)))) {
      add("/deceasedOn", "contradicts", "It contradicts the birth date.");
    }
  }

  private void add(String pointer, String code, String detail) {
    problems.add(new FieldError(pointer, code, detail));
  }
}
