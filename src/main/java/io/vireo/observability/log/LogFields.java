package io.vireo.observability.log;

import java.util.Map;

/**
 * A structured log message: the only parameter of a log record whose message is <code>{0}</code>. Other formatters print its {@code
 * toString}.
 */
public interface LogFields {
    /** Returns the text of the line without the request id. */
    String text();

    /** Returns the fields in order; values are numbers or strings. */
    Map<String, Object> fields();
}
