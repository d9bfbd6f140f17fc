package health.trellis.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.kit.audit.RequestOrigin;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs a POST once per key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 100)
class IdempotencyInterceptor {
  private static final String HEADER = "Idempotency-Key";
  private static final int MAX_KEY_LENGTH = 255;

  private final IdempotencyRecords records;
  private final RequestOrigin origin;
  private final CurrentUser user;
  private final ObjectMapper json;

  IdempotencyInterceptor(
      IdempotencyRecords records, RequestOrigin origin, CurrentUser user, ObjectMapper json) {
    this.records = records;
    this.origin = origin;
    this.user = user;
    this.json = json;
  }

  @AroundInvoke
  @Nullable Object around(InvocationContext invocation) throws Exception {
    Optional<String> key = origin.header(HEADER);
    if (key.isEmpty()) {
      return inTransaction(invocation, () -> invocation.proceed());
    }
    if (key.get().length() > MAX_KEY_LENGTH) {
      throw Refusal.badRequest(HEADER, "length", "An Idempotency-Key has at most 255 characters.");
    }
    String caller = user.subject() + "|" + user.clientId();
    String hash = hash(invocation);
    return inTransaction(invocation, () -> once(invocation, caller, key.get(), hash));
  }

  @FunctionalInterface
  private interface Work {
    @Nullable Object run() throws Exception;
  }

  private @Nullable Object once(
      InvocationContext invocation, String caller, String key, String hash) throws Exception {
    Optional<StoredAnswer> before = records.claim(caller, key, hash);
    if (before.isPresent()) {
      origin.current().orElseThrow().response().putHeader("Idempotency-Replayed", "true");
      return answer(invocation.getMethod(), before.get());
    }
    Object result = invocation.proceed();
    records.keep(caller, key, hash, StoredAnswer.of(response(result), json));
    return result;
  }

  /** A business refusal passes through unchanged; only what is not one is wrapped. */
  private static @Nullable Object inTransaction(InvocationContext invocation, Work work)
      throws Exception {
    try {
      return QuarkusTransaction.joiningExisting()
          .call(
              () -> {
                try {
                  return work.run();
                } catch (RuntimeException failure) {
                  throw failure;
                } catch (Exception failure) {
                  throw new CheckedFailure(failure);
                }
              });
    } catch (CheckedFailure wrapped) {
      throw (Exception) wrapped.getCause();
    }
  }

  private static final class CheckedFailure extends RuntimeException {
    CheckedFailure(Exception cause) {
      super(cause);
    }
  }

  private static Response response(@Nullable Object result) {
    return switch (result) {
      case Response response -> response;
      case RestResponse<?> response -> response.toResponse();
      case null -> Response.noContent().build();
      default -> Response.ok(result).build();
    };
  }

  /** What the method itself returned the first time. */
  private @Nullable Object answer(Method method, StoredAnswer stored)
      throws JsonProcessingException {
    if (Response.class.isAssignableFrom(method.getReturnType())) {
      return stored.replay();
    }
    if (RestResponse.class.isAssignableFrom(method.getReturnType())) {
      return stored.replayTyped();
    }
    return stored.body() == null || method.getReturnType() == void.class
        ? null
        : json.readValue(stored.body(), json.constructType(method.getGenericReturnType()));
  }

  private String hash(InvocationContext invocation) throws JsonProcessingException {
    RoutingContext request = origin.current().orElseThrow();
    String target = request.request().method() + " " + request.request().uri();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(target.getBytes(StandardCharsets.UTF_8));
      digest.update(body(invocation).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The parameter without a JAX-RS annotation is the body. */
  private String body(InvocationContext invocation) throws JsonProcessingException {
    Parameter[] parameters = invocation.getMethod().getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (Arrays.stream(parameters[i].getAnnotations()).noneMatch(this::isFromRequestLine)) {
        Object body = invocation.getParameters()[i];
        return body instanceof String text ? text : json.writeValueAsString(body);
      }
    }
    return "";
  }

  private boolean isFromRequestLine(Annotation annotation) {
    String name = annotation.annotationType().getName();
    return name.startsWith("jakarta.ws.rs.") || name.startsWith("org.jboss.resteasy.reactive.");
  }
}
