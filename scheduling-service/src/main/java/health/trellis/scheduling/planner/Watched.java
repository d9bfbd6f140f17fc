package health.trellis.scheduling.planner;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.scheduling.planner.solve.Planner;
import health.trellis.scheduling.planner.solve.Schedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A search under way: renews its lease, writes down the best so far, and stops it when somebody
 * asks for that or another copy has taken the job over.
 */
final class Watched implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(500);

  private final PlanJob job;
  private final UUID owner;
  private final PlanJobs jobs;
  private final Planner planner;
  private final long begin = System.nanoTime();
  private final AtomicReference<@Nullable Schedule> best = new AtomicReference<>();
  private final BackgroundLoop loop;

  Watched(PlanJob job, UUID owner, PlanJobs jobs, Planner planner) {
    this.job = job;
    this.owner = owner;
    this.jobs = jobs;
    this.planner = planner;
    this.loop = BackgroundLoop.start("plan-lease", BEAT, this::beat);
  }

  /** Is told each better schedule. */
  void improved(Schedule schedule) {
    best.set(schedule);
  }

  private void beat() {
    Schedule schedule = best.get();
    if (schedule == null || schedule.score() == null) {
      return;
    }
    var score = schedule.score();
    long spent = job.spentMillis() + (System.nanoTime() - begin) / 1_000_000;
    boolean mine =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    jobs.renew(
                        job.id(),
                        owner,
                        PlanRunner.LEASE_SECONDS,
                        spent,
                        new Proposal.Score(
                            score.hardScore(), score.mediumScore(), score.softScore()),
                        Checkpoint.write(schedule)));
    if (!mine || jobs.require(job.id()).stopRequested()) {
      planner.stop();
    }
  }

  /** The process is to end: writes down the best so far and stops. */
  void interrupt() {
    beat();
    planner.stop();
  }

  @Override
  public void close() {
    loop.close();
  }
}
