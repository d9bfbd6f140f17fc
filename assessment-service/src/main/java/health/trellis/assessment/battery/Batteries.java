package health.trellis.assessment.battery;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Which battery holds in a program. */
@ApplicationScoped
public class Batteries {
  private static final long DEFAULT_TAG = 0;

  private final BatteryRepository batteries;
  private final Instruments instruments;
  private final Caseload caseload;
  private final Clock clock;

  Batteries(BatteryRepository batteries, Instruments instruments, Caseload caseload, Clock clock) {
    this.batteries = batteries;
    this.instruments = instruments;
    this.caseload = caseload;
    this.clock = clock;
  }

  /** A battery and the version for its ETag. */
  record Versioned(BatteryContent content, long tag) {}

  /** The battery of a program, known or not: its own or the default. */
  public BatteryContent of(UUID programId) {
    return batteries
        .findByIdOptional(programId)
        .map(Battery::content)
        .orElse(BatteryContent.DEFAULT);
  }

  @Transactional
  Versioned read(UUID programId) {
    requireProgram(programId);
    return batteries
        .findByIdOptional(programId)
        .map(battery -> new Versioned(battery.content(), battery.tag()))
        .orElse(new Versioned(BatteryContent.DEFAULT, DEFAULT_TAG));
  }

  @Transactional
  Versioned replace(UUID programId, BatteryContent content, @Nullable String ifMatch) {
    requireProgram(programId);
    requireInstruments(content);
    Battery battery = batteries.findById(programId);
    ETags.check(ifMatch, battery == null ? DEFAULT_TAG : battery.tag());
    if (battery == null) {
      battery = Battery.of(programId, content, clock.instant());
      create(battery);
    } else {
      battery.replace(content, clock.instant());
      batteries.flush();
    }
    return new Versioned(battery.content(), battery.tag());
  }

  /** Of two who replace the default at once, one is first. */
  private void create(Battery battery) {
    try {
      batteries.persistAndFlush(battery);
    } catch (ConstraintViolationException second) {
      throw Refusal.preconditionFailed();
    } catch (PersistenceException failure) {
      if (failure.getCause() instanceof ConstraintViolationException) {
        throw Refusal.preconditionFailed();
      }
      throw failure;
    }
  }

  private void requireProgram(UUID programId) {
    if (!caseload.hasProgram(programId)) {
      throw Refusal.notFound("program");
    }
  }

  private void requireInstruments(BatteryContent content) {
    List<FieldError> errors = new ArrayList<>();
    content.lists().forEach((name, codes) -> check(name, codes, errors));
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private void check(String name, List<String> codes, List<FieldError> errors) {
    for (int i = 0; i < codes.size(); i++) {
      if (instruments.find(codes.get(i)).filter(Instrument::hasText).isEmpty()) {
        errors.add(
            new FieldError(
                "/" + name + "/" + i,
                "unknown-instrument",
                "There is no such instrument, or not its text."));
      }
    }
  }
}
