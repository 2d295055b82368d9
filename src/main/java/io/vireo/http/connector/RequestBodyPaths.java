package io.vireo.http.connector;

/**
 * The paths at which a feature reads request bodies in another way than their content type says. Every CDI bean of this type counts. The
 * methods are called on connector threads for every request with a body; they must not block.
 */
public interface RequestBodyPaths {
    /**
     * Returns whether the feature reads the bodies at this path itself, without blocking and with its own limits, whatever their
     * content type.
     *
     * @param path the undecoded path within the application, without the query
     */
    default boolean isStreamed(String path) {
        return false;
    }

    /**
     * Returns whether the bodies at this path are as short as JSON bodies and are read as one, whatever their content type.
     *
     * @param path the undecoded path within the application, without the query
     */
    default boolean isBuffered(String path) {
        return false;
    }
}
