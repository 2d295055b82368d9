package io.vireo.ratelimit;

/**
 * A rate limit of a feature, counted per client address or per account. Each feature defines an enum that implements this interface; there
 * is no central list.
 *
 * <p>The rate is a setting with a default in a {@code META-INF/microprofile-config.properties}; an invalid rate prevents the start of the
 * server.
 */
public interface RateLimit {
    /**
     * Returns the id, unique among all features, such as {@code sign-up.address}: the limited operation, a dot, and the kind of subject
     * ({@code address} or {@code account}). The database stores the counts under this id.
     */
    String id();

    /** Returns the key of the setting. */
    default String key() {
        return "vireo.limits." + id();
    }
}
