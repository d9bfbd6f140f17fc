package health.trellis.notification.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Does together what many threads want at the same time, so that it costs one transaction instead
 * of many. Where it fails for all, each is tried alone, so that one cannot spoil the others.
 */
public final class Gathering<T, R> implements AutoCloseable {
  private final BlockingQueue<Wish<T, R>> wishes = new LinkedBlockingQueue<>();
  private final int most;
  private final Function<List<T>, List<R>> together;
  private final Thread worker;
  private volatile boolean open = true;

  private record Wish<T, R>(T item, CompletableFuture<R> result) {}

  /**
   * Starts one.
   *
   * @param most how many at once
   * @param together does it, in one transaction; gives the results in the same order
   */
  public Gathering(String name, int most, Function<List<T>, List<R>> together) {
    this.most = most;
    this.together = together;
    this.worker = Thread.ofVirtual().name("gathering-" + name).start(this::run);
  }

  /** Waits until it is done; fails as the work fails. */
  public R submit(T item) {
    CompletableFuture<R> result = new CompletableFuture<>();
    wishes.add(new Wish<>(item, result));
    if (!open) {
      result.completeExceptionally(new IllegalStateException("closed"));
    }
    try {
      return result.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void run() {
    List<Wish<T, R>> group = new ArrayList<>();
    while (open) {
      try {
        group.add(wishes.take());
        wishes.drainTo(group, most - 1);
        fulfil(group);
        group.clear();
      } catch (InterruptedException stopped) {
        open = false;
      }
    }
    wishes.drainTo(group);
    group.forEach(w -> w.result().completeExceptionally(new IllegalStateException("closed")));
  }

  private void fulfil(List<Wish<T, R>> group) {
    try {
      List<R> results = together.apply(group.stream().map(Wish::item).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).result().complete(results.get(i));
      }
    } catch (RuntimeException failure) {
      if (group.size() == 1) {
        group.getFirst().result().completeExceptionally(failure);
      } else {
        group.forEach(wish -> fulfil(List.of(wish)));
      }
    }
  }

  @Override
  public void close() {
    open = false;
    worker.interrupt();
  }
}
