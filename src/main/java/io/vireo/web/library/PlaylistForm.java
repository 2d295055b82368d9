package io.vireo.web.library;

import io.vireo.http.ApiException;
import io.vireo.web.FormData;
import io.vireo.web.FormErrors;
import io.vireo.web.Visit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The form for title and visibility of a playlist. */
final class PlaylistForm {
    private static final String TITLE = "title";
    private static final Set<String> FIELDS = Set.of(TITLE, "visibility");

    private PlaylistForm() {}

    /** Adds the error of a rejected form. */
    static void reject(ApiException rejection, FormErrors errors) {
        boolean isTitle = rejection.response().response() instanceof Map<?, ?> named && named.containsValue(TITLE);
        if (isTitle) {
            errors.add(TITLE, "error_playlist_title");
        } else {
            errors.add(rejection, FIELDS);
        }
    }

    /** Returns the variables of the form with its errors. */
    static Map<String, Object> values(String title, String visibility, FormErrors errors) {
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        values.put("value_title", title);
        for (String choice : Set.of("public", "unlisted", "private")) {
            values.put("is_" + choice, choice.equals(visibility));
        }
        return values;
    }

    /** Returns the variables of the form as it was sent. */
    static Map<String, Object> values(FormData form, FormErrors errors) {
        return values(form.get(TITLE), form.get("visibility"), errors);
    }

    static FormErrors noErrors(Visit visit) {
        return new FormErrors(visit.texts());
    }
}
