package health.trellis.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where: a JSON pointer into the body, or the name of a parameter
 * @param code which rule, stable
 * @param detail what the rule asks, for a person to read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, String code, String detail) {}
