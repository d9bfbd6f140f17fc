package health.trellis.assessment.recomputation;

import health.trellis.assessment.recomputation.Rescoring.Step;
import health.trellis.kit.Ids;
import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.http.FailureDescription;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works on recomputations, one at a time in each copy, a step and its place in one transaction. */
@ApplicationScoped
class RecomputationRunner {
  private static final Logger LOG = Logger.getLogger(RecomputationRunner.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final int LEASE_SECONDS = 30;

  private final Recomputations jobs;
  private final Rescoring rescoring;
  private final Clock clock;
  private final UUID owner = Ids.next();
  private @Nullable BackgroundLoop loop;
  private volatile boolean stopping;

  RecomputationRunner(Recomputations jobs, Rescoring rescoring, Clock clock) {
    this.jobs = jobs;
    this.rescoring = rescoring;
    this.clock = clock;
  }

  /** A job was added. */
  record Added(UUID id) {}

  void start(@Observes StartupEvent event) {
    loop = BackgroundLoop.start("recomputations", POLL, this::work);
  }

  /** What is under way is given back with its place, for another copy or the next start. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    if (loop != null) {
      loop.close();
    }
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Added added) {
    if (loop != null) {
      loop.wake();
    }
  }

  private void work() {
    while (!stopping) {
      Optional<Recomputation> claimed =
          QuarkusTransaction.requiringNew().call(() -> jobs.claim(owner, LEASE_SECONDS));
      if (claimed.isEmpty()) {
        return;
      }
      run(claimed.get());
    }
  }

  private void run(Recomputation job) {
    try {
      UUID at = job.position();
      while (!stopping && at != null) {
        UUID from = at;
        at = QuarkusTransaction.requiringNew().call(() -> step(job, from));
      }
      if (stopping) {
        giveBack(job, false);
      }
    } catch (RuntimeException failure) {
      LOG.errorf(
          "recomputation failed job=%s failure=%s",
          job.id(), FailureDescription.withoutMessages(failure));
      giveBack(job, true);
    }
  }

  /** Scores the next responses again; gives the place to go on at, nothing at the end. */
  private @Nullable UUID step(Recomputation job, UUID from) {
    Step step = rescoring.step(from, job.instrument());
    if (step.last() == null) {
      jobs.finish(job.id(), owner, clock.instant());
      LOG.infof("recomputation done job=%s", job.id());
      return null;
    }
    return jobs.keep(job.id(), owner, step, LEASE_SECONDS) ? step.last() : null;
  }

  private void giveBack(Recomputation job, boolean failed) {
    QuarkusTransaction.requiringNew()
        .run(() -> jobs.giveBack(job.id(), owner, failed, clock.instant()));
  }
}
