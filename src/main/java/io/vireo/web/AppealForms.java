package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.identity.ChannelStandings;
import io.vireo.identity.StandingBody;
import io.vireo.moderation.SubjectReference;
import io.vireo.moderation.decision.AppealRequest;
import io.vireo.moderation.decision.AppealService;
import io.vireo.moderation.decision.OwnersDecision;
import io.vireo.platform.Component;
import io.vireo.web.PageTexts.Translation;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of the settings page about the standing of a channel and the decisions about it, with a form for each appeal. */
@Component
class AppealForms {
    private final Visit visit;
    private final PageCards cards;
    private final Validator validator;
    private final ChannelStandings standings;
    private final AppealService appeals;

    @Inject
    AppealForms(Visit visit, PageCards cards, Validator validator, ChannelStandings standings, AppealService appeals) {
        this.visit = visit;
        this.cards = cards;
        this.validator = validator;
        this.standings = standings;
        this.appeals = appeals;
    }

    /** Appeals against a decision, unless the form has errors. */
    void submit(FormData form, Caller caller, FormErrors errors) {
        AppealRequest appeal =
                new AppealRequest(new SubjectReference(form.get("kind"), form.get("id")), form.lines("text"));
        if (validator.validate(appeal).isEmpty()) {
            appeals.appeal(caller, appeal);
        } else {
            errors.add("appeal", "error_appeal");
        }
    }

    /** Returns the variables of the standing and of the decisions. */
    Map<String, Object> values(Caller caller) {
        StandingBody standing = standings.of(caller.channelId());
        Translation texts = visit.texts();
        Map<String, Object> values = new HashMap<>();
        boolean isGood = standing.standing().equals("good");
        values.put("restricted", !isGood);
        values.put("standing", isGood ? "" : texts.format("standing_" + standing.standing()));
        values.put("standing_reason", standing.reason());
        values.put("standing_until", dated("standing_until", standing.until()));
        values.put("standing_deletion", dated("standing_deletion", standing.deletion()));
        List<OwnersDecision> decisions = appeals.decisionsAbout(caller);
        values.put("decisions", decisions.stream().map(this::decision).toList());
        values.put("judged", !isGood || !decisions.isEmpty());
        return values;
    }

    private String dated(String key, String time) {
        return time.isEmpty() ? "" : visit.texts().format(key, cards.formats().date(Instant.parse(time)));
    }

    private Map<String, Object> decision(OwnersDecision decision) {
        SubjectReference subject = decision.subject();
        Translation texts = visit.texts();
        Map<String, Object> values = new HashMap<>();
        values.put("subject_kind", subject.kind());
        values.put("subject_id", subject.id());
        values.put(
                "field_id",
                "f-appeal-" + subject.kind() + "-"
                        + Integer.toHexString(subject.id().hashCode()));
        values.put("subject_title", decision.title());
        values.put("kind", texts.getOrDefault("kind_" + subject.kind(), subject.kind()));
        values.put("what", texts.format("decided_" + decision.action().key()));
        values.put("reason", decision.reason());
        values.put("at", decision.decided());
        values.put("date", cards.formats().date(Instant.parse(decision.decided())));
        values.put("appealed", decision.appealed());
        values.put("appealable", decision.isAppealable());
        return values;
    }
}
