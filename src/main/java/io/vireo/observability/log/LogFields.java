package io.vireo.observability.log;

import java.util.Map;

/**
 * The one parameter of a log record whose message is <code>{0}</code>: a line that has fields of its own. Formatters of others print its
 * {@code toString}.
 */
public interface LogFields {
    /** What a line of text says, without the request id. */
    String text();

    /** Names and values, numbers or strings, in their order. */
    Map<String, Object> fields();
}
