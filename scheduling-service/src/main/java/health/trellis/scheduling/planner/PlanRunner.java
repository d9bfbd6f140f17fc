package health.trellis.scheduling.planner;

import health.trellis.kit.Ids;
import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.http.FailureDescription;
import health.trellis.scheduling.planner.solve.Planner;
import health.trellis.scheduling.planner.solve.Schedule;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Works on the planner's jobs: one thread of this copy for plans and staffing questions, another
 * one for repairs, which must not wait for them.
 */
@ApplicationScoped
class PlanRunner {
  private static final Logger LOG = Logger.getLogger(PlanRunner.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  static final int LEASE_SECONDS = 20;

  private final PlanJobs jobs;
  private final ProblemReading reading;
  private final OneMoreClinician oneMore;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final UUID owner = Ids.next();
  private final List<BackgroundLoop> loops = new ArrayList<>();
  private final Set<Watched> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  PlanRunner(
      PlanJobs jobs,
      ProblemReading reading,
      OneMoreClinician oneMore,
      MeterRegistry metrics,
      Clock clock) {
    this.jobs = jobs;
    this.reading = reading;
    this.oneMore = oneMore;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** A job was added. */
  record Added(UUID id) {}

  void start(@Observes StartupEvent event) {
    loops.add(BackgroundLoop.start("planner", POLL, () -> work(false)));
    loops.add(BackgroundLoop.start("repairs", POLL, () -> work(true)));
  }

  /** What is under way is given back with its checkpoint, for another copy or the next start. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    running.forEach(Watched::interrupt);
    loops.forEach(BackgroundLoop::close);
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Added added) {
    loops.forEach(BackgroundLoop::wake);
  }

  private void work(boolean repairs) {
    // Timefold finds its classes through it; a thread that is not the server's has another one.
    Thread.currentThread().setContextClassLoader(PlanRunner.class.getClassLoader());
    while (!stopping) {
      Optional<PlanJob> claimed =
          QuarkusTransaction.requiringNew().call(() -> jobs.claim(owner, repairs, LEASE_SECONDS));
      if (claimed.isEmpty()) {
        return;
      }
      run(claimed.get());
    }
  }

  private void run(PlanJob job) {
    try {
      Question question = Question.read(job.question());
      Snapshot world =
          QuarkusTransaction.requiringNew()
              .call(
                  () ->
                      reading.read(job.programId(), job.firstWeek(), job.weeks(), question.loss()));
      Schedule best = solve(job, world);
      if (stopping) {
        giveBack(job, false);
        return;
      }
      Proposal proposal =
          ProposalWriting.write(world, best, oneMore.compare(job, world, question.newcomer()));
      boolean kept =
          QuarkusTransaction.requiringNew()
              .call(() -> jobs.finish(job.id(), owner, proposal, clock.instant()));
      metrics.counter("trellis_schedule_plans", "kind", job.kind().name()).increment();
      LOG.infof(
          "planned plan=%s kind=%s score=%s changes=%d kept=%s",
          job.id(), job.kind(), best.score(), proposal.summary().changes(), kept);
    } catch (RuntimeException failure) {
      LOG.errorf(
          "plan failed plan=%s attempt=%d failure=%s",
          job.id(), job.attempts(), FailureDescription.withoutMessages(failure));
      giveBack(job, true);
    }
  }

  private void giveBack(PlanJob job, boolean failed) {
    QuarkusTransaction.requiringNew()
        .run(() -> jobs.giveBack(job.id(), owner, failed, clock.instant()));
  }

  private Schedule solve(PlanJob job, Snapshot world) {
    Schedule schedule = world.schedule();
    if (job.checkpoint() != null) {
      Checkpoint.restore(job.checkpoint(), schedule);
    }
    Duration limit = Limits.of(job).minusMillis(job.spentMillis());
    Planner planner = new Planner();
    try (Watched watched = new Watched(job, owner, jobs, planner)) {
      running.add(watched);
      try {
        return planner.solve(schedule, limit, Limits.patience(job), watched::improved);
      } finally {
        running.remove(watched);
      }
    }
  }
}
