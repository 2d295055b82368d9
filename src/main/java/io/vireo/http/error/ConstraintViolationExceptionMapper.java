package io.vireo.http.error;

import io.vireo.http.ApiException;
import io.vireo.http.json.RequestRecord;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Maps Bean Validation errors to a response that names the first invalid field, in the order of the record's components. */
@Provider
public class ConstraintViolationExceptionMapper implements ExceptionMapper<ConstraintViolationException> {
    @Override
    public Response toResponse(ConstraintViolationException exception) {
        String field = exception.getConstraintViolations().stream()
                .min(Comparator.comparingInt(ConstraintViolationExceptionMapper::position))
                .map(ConstraintViolationExceptionMapper::field)
                .orElse("body");
        return new ApiExceptionMapper().toResponse(ApiException.invalidField(field));
    }

    private static int position(ConstraintViolation<?> violation) {
        List<String> names =
                components(violation).stream().map(RecordComponent::getName).toList();
        int position = names.indexOf(property(violation));
        return position < 0 ? Integer.MAX_VALUE : position;
    }

    private static String field(ConstraintViolation<?> violation) {
        String property = property(violation);
        return components(violation).stream()
                .filter(component -> component.getName().equals(property))
                .findFirst()
                .map(RequestRecord::fieldOf)
                .orElse(property);
    }

    private static List<RecordComponent> components(ConstraintViolation<?> violation) {
        Object bean = violation.getLeafBean();
        return bean == null || !bean.getClass().isRecord()
                ? List.of()
                : Arrays.asList(bean.getClass().getRecordComponents());
    }

    private static String property(ConstraintViolation<?> violation) {
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.getName();
        }
        return last;
    }
}
