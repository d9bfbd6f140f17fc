package health.trellis.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that is filled once and then used by every stack of this repository. It counts as filled
 * when it says so itself, so that a fill that was killed is done again; of two stacks that come at
 * the same time one waits for the other.
 */
final class OnceUnpacked {
  /** Fills the folder. */
  @FunctionalInterface
  interface Filling {
    /** Repeatable: what an earlier attempt left may still be there. */
    void into(Path folder) throws IOException, InterruptedException;
  }

  private OnceUnpacked() {}

  /** The folder of that name, filled. */
  static Path in(Path cache, String name, Filling filling)
      throws IOException, InterruptedException {
    Path folder = cache.resolve(name);
    Path done = folder.resolve(".filled");
    if (Files.exists(done)) {
      return folder;
    }
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve(name + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(done)) {
        filling.into(folder);
        Files.createFile(done);
      }
    }
    return folder;
  }

  /** Where an entry of an archive belongs; refuses one that would leave the folder. */
  static Path inside(Path folder, String entry) throws IOException {
    Path target = folder.resolve(entry).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive leaves its folder: " + entry);
    }
    return target;
  }
}
