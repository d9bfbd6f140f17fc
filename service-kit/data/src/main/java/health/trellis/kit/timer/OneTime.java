package health.trellis.kit.timer;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.function.Consumer;

/** Timers that fire once, and again soon where they failed. */
public final class OneTime {
  /** A database that was away for a moment must not make a timer late by minutes. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private OneTime() {}

  /**
   * A task for the scheduler, to be produced as a bean.
   *
   * @param run is given the name of the instance, which says what the timer is for
   */
  public static OneTimeTask<Void> task(TaskDescriptor<Void> task, Consumer<String> run) {
    return Tasks.oneTime(task)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
        .execute((instance, context) -> run.accept(instance.getId()));
  }
}
