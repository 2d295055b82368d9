package io.vireo.ratelimit;

/**
 * A rate limit of a feature: how often one address or one account may do something. Each feature has an enum of its own that
 * implements this interface; there is no central list.
 *
 * <p>The rate is a setting. Its default stands in a {@code META-INF/microprofile-config.properties}; a value that is not a rate
 * stops the start.
 */
public interface RateLimit {
    /**
     * Returns the name, unique among all features, such as {@code sign-up.address}: what is limited, a dot, and what it is counted by
     * ({@code address} or {@code account}). The database counts under this name.
     */
    String id();

    /** Returns the key of the setting. */
    default String key() {
        return "vireo.limits." + id();
    }
}
