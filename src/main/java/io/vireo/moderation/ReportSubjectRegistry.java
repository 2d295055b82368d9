package io.vireo.moderation;

import io.vireo.http.ApiException;
import io.vireo.platform.Component;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Finds the {@link ReportSubject} of a kind. */
@Component
public class ReportSubjectRegistry {
    @Inject
    @Any
    Instance<ReportSubject> subjects;

    /**
     * Returns the bean of a kind.
     *
     * @throws ApiException {@code invalid-field} {@code subject.kind} if there is none
     */
    public ReportSubject of(String kind) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidField("subject.kind"));
    }
}
