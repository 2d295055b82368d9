package io.vireo.web;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.web.PageTexts.Translation;
import jakarta.validation.ConstraintViolation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The errors of a submitted form: one text for each field that has one. */
public final class FormErrors {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final Translation texts;
    private final List<Map<String, String>> errors = new ArrayList<>();
    private final Map<String, Object> byField = new HashMap<>();
    private Object wait = false;

    public FormErrors(Translation texts) {
        this.texts = texts;
    }

    public <T> void addAll(Set<ConstraintViolation<T>> violations) {
        violations.stream()
                .sorted(Comparator.comparingInt(FormErrors::place))
                .map(violation -> violation.getPropertyPath().toString())
                .distinct()
                .forEach(field -> add(field, "error_" + field));
    }

    /** Returns the place of the field in its record, which has the order of the form. */
    private static int place(ConstraintViolation<?> violation) {
        RecordComponent[] components = violation.getRootBeanClass().getRecordComponents();
        List<String> names = components == null
                ? List.of()
                : Arrays.stream(components).map(RecordComponent::getName).toList();
        return names.indexOf(violation.getPropertyPath().toString());
    }

    /**
     * Adds the error of a field that the service has rejected; the message of the exception if it names no field of the form. The page says
     * when the form can be sent again, in words and as {@code Retry-After}.
     */
    public void add(ApiException rejection, Set<String> fields) {
        rejection.retryAfterSeconds().ifPresent(seconds -> wait = seconds);
        String field = rejection.response().response() instanceof Map<?, ?> named && named.size() == 1
                ? String.valueOf(named.values().iterator().next())
                : rejection.reason().code();
        if (!fields.contains(field)) {
            put("", text(texts, rejection));
        } else {
            String code = rejection.reason().code();
            add(field, code.equals(field) ? "error_" + field + "_taken" : "error_" + field);
        }
    }

    /** Returns the words for a rejection that concerns no field, as far as there are some in the language. */
    public static String text(Translation texts, ApiException rejection) {
        Long wait = rejection.retryAfterSeconds().orElse(null);
        if (wait != null && rejection.reason() != CommonError.UNAVAILABLE) {
            return texts.format("error_wait", wait(texts, wait));
        }
        String key = "error_" + rejection.reason().code();
        return texts.containsKey(key) ? texts.format(key) : rejection.reason().message();
    }

    /** Returns a time in its largest unit, rounded up. */
    private static String wait(Translation texts, long seconds) {
        if (seconds < MINUTE) {
            return texts.format("seconds", seconds);
        }
        return seconds < HOUR
                ? texts.format("minutes", (seconds + MINUTE - 1) / MINUTE)
                : texts.format("hours", (seconds + HOUR - 1) / HOUR);
    }

    /** Adds an error of a field in words that name more than the field. */
    public void add(String field, String key, Object... arguments) {
        put(field, texts.format(key, arguments));
    }

    private void put(String field, String text) {
        if (byField.putIfAbsent(field, text) == null) {
            String label = field.isEmpty() ? "" : texts.format("field_" + field);
            errors.add(Map.of("field", field, "label", label, "text", text));
        }
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Returns the variables {@code error_…} of all fields, {@code false} for those without an error, and the list {@code errors}. */
    public Map<String, Object> values(Set<String> fields) {
        Map<String, Object> values = new HashMap<>();
        fields.forEach(field -> values.put("error_" + field, byField.getOrDefault(field, false)));
        values.put(
                "errors",
                errors.stream().filter(error -> !"".equals(error.get("field"))).toList());
        values.put("has_errors", !errors.isEmpty());
        values.put("general_error", byField.getOrDefault("", false));
        values.put(PageBuilder.RETRY_AFTER, wait);
        return values;
    }
}
