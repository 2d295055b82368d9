package io.vireo.moderation.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vireo.auth.Standing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a moderator decides about a subject. The sentence is for the mails. */
public enum DecisionAction {
    /** Only closes the reports, or rejects the appeal. */
    @JsonProperty("none")
    NONE("Nothing was changed.", null),
    @JsonProperty("warn")
    WARN("This is a warning; nothing else was changed.", null),
    @JsonProperty("hide")
    HIDE("It was hidden; only moderators can see it.", null),
    /** Ends {@link #HIDE}, or the standing of a channel. */
    @JsonProperty("restore")
    RESTORE("It was restored.", null),
    @JsonProperty("remove")
    REMOVE("It was removed.", null),
    @JsonProperty("limit")
    LIMIT("The channel was limited; search does not find it.", Standing.LIMITED),
    @JsonProperty("freeze")
    FREEZE("The channel was frozen; its owner may only read.", Standing.FROZEN),
    @JsonProperty("suspend")
    SUSPEND("The channel was suspended; nobody can see it.", Standing.SUSPENDED);

    private final String sentence;
    private final @Nullable Standing standing;

    DecisionAction(String sentence, @Nullable Standing standing) {
        this.sentence = sentence;
        this.standing = standing;
    }

    /** Returns the name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sentence() {
        return sentence;
    }

    /** Returns the standing that the channel of the owner gets; empty if it is not changed. */
    public Optional<Standing> standing() {
        return Optional.ofNullable(standing);
    }

    /** Returns the action with a name; empty if there is none. */
    public static Optional<DecisionAction> find(String key) {
        return Arrays.stream(values())
                .filter(action -> action.key().equals(key))
                .findFirst();
    }

    /** Returns the action that leads to a standing. */
    static DecisionAction of(Standing standing) {
        return switch (standing) {
            case GOOD -> RESTORE;
            case LIMITED -> LIMIT;
            case FROZEN -> FREEZE;
            case SUSPENDED -> SUSPEND;
        };
    }
}
