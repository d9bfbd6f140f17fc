package health.trellis.patient.certification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks for certifications that are due. */
@ApplicationScoped
class CertificationWatch {
  private static final Duration EVERY = Duration.ofHours(1);

  private final CertificationService certifications;

  CertificationWatch(CertificationService certifications) {
    this.certifications = certifications;
  }

  @Produces
  @Singleton
  RecurringTask<Void> askForDueCertifications() {
    return Tasks.recurring("ask-for-due-certifications", Schedules.fixedDelay(EVERY))
        .execute((instance, context) -> certifications.askForDue());
  }
}
