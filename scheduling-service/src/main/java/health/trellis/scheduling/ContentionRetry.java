package health.trellis.scheduling;

import health.trellis.kit.http.Refusal;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Stands outside the interceptors that open the transaction. */
@Interceptor
@RetriedOnContention
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class ContentionRetry {
  private static final Logger LOG = Logger.getLogger(ContentionRetry.class);
  private static final int ATTEMPTS = 6;

  @AroundInvoke
  Object retry(InvocationContext call) throws Exception {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return call.proceed();
      } catch (Exception failure) {
        if (!Conflicts.isContention(failure)) {
          throw failure;
        }
        LOG.infof("contention operation=%s attempt=%d", call.getMethod().getName(), attempt);
        Thread.sleep(ThreadLocalRandom.current().nextLong(5, 40L * attempt));
      }
    }
    return lastTry(call);
  }

  private static Object lastTry(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (Exception failure) {
      throw Conflicts.isContention(failure)
          ? Refusal.unavailable("Too many ask for the same at once.", Duration.ofSeconds(1))
          : failure;
    }
  }
}
