package io.vireo.observability.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Log formatter for text and JSON. In text an event is one line, followed by indented lines such as a stack trace; control characters
 * are escaped, so that logged text cannot forge an event. In JSON an event is always one line.
 */
public final class LogFormatter extends Formatter {
    /** The placeholder for the request id outside of a request. */
    public static final String NO_REQUEST = "-";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT)
            .withZone(ZoneId.systemDefault());
    private static final String SETTING = "vireo.log.format";

    private final boolean json;
    private final Supplier<String> request;

    /** Used by {@code logging.properties} before the application is loaded; an invalid setting is reported later by the application. */
    public LogFormatter() {
        this(isJson(), () -> NO_REQUEST);
    }

    /**
     * @param json whether lines are JSON
     * @param request returns the request id of the calling thread, {@link #NO_REQUEST} without one
     */
    public LogFormatter(boolean json, Supplier<String> request) {
        this.json = json;
        this.request = request;
    }

    /** Returns whether the setting asks for JSON, by the rules of MicroProfile Config, which may not be available yet. */
    public static boolean isJson() {
        return Stream.of(System.getProperty(SETTING, ""), System.getenv().getOrDefault("VIREO_LOG_FORMAT", ""))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter("json"::equals)
                .isPresent();
    }

    @Override
    public String format(LogRecord line) {
        return json ? json(line) : text(line);
    }

    private String text(LogRecord line) {
        LogFields fields = fields(line);
        String id = request.get();
        StringBuilder text = new StringBuilder(200)
                .append(TIME.format(line.getInstant()))
                .append(' ')
                .append(line.getLevel().getName())
                .append(' ')
                .append(line.getLoggerName());
        if (!id.equals(NO_REQUEST)) {
            text.append(" [").append(id).append(']');
        }
        text.append(": ")
                .append(LogEscaping.controls(fields == null ? formatMessage(line) : fields.text()))
                .append('\n');
        if (line.getThrown() != null) {
            trace(line.getThrown())
                    .lines()
                    .forEach(part -> text.append("    ")
                            .append(LogEscaping.controls(part.replace("\t", "  ")))
                            .append('\n'));
        }
        return text.toString();
    }

    private String json(LogRecord line) {
        LogFields fields = fields(line);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("time", TIME.format(line.getInstant()));
        all.put("level", line.getLevel().getName());
        all.put("logger", String.valueOf(line.getLoggerName()));
        String id = request.get();
        if (!id.equals(NO_REQUEST)) {
            all.put("request_id", id);
        }
        if (fields == null) {
            all.put("message", String.valueOf(formatMessage(line)));
        } else {
            all.putAll(fields.fields());
        }
        if (line.getThrown() != null) {
            all.put("exception", trace(line.getThrown()));
        }
        return LogEscaping.json(all) + '\n';
    }

    private static @Nullable LogFields fields(LogRecord line) {
        Object[] parameters = line.getParameters();
        return parameters != null && parameters.length == 1 && parameters[0] instanceof LogFields fields
                ? fields
                : null;
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
