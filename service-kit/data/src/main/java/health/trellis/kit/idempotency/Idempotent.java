package health.trellis.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method: honours {@code Idempotency-Key}, and runs the method in one transaction
 * with the record of its answer. Same key, caller and request: the same answer, marked {@code
 * Idempotency-Replayed}; another request: 422; while the first is under way: 409.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
