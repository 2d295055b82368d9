package io.vireo.platform.database;

import io.vireo.platform.config.InvalidSettingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds the connection options that Vireo requires to a JDBC URL; an option that the URL sets already is kept. */
public final class ConnectionUrl {
    private static final String KEY = "vireo.db.url";

    private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

    static {
        // an Instant is stored as UTC text, independent of the time zones of the JVM and the server
        OPTIONS.put("connectionTimeZone", "UTC");
        OPTIONS.put("forceConnectionTimeZoneToSession", "true");
        OPTIONS.put("preserveInstants", "true");
        OPTIONS.put("transactionIsolation", "READ-COMMITTED");
        OPTIONS.put("useServerPrepStmts", "true");
        OPTIONS.put("connectTimeout", "5000");
        OPTIONS.put(
                "sessionVariables",
                "sql_mode='STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                        + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'");
    }

    private ConnectionUrl() {}

    /** @throws InvalidSettingException if it is not a MariaDB URL */
    public static String complete(String given) {
        if (!given.matches("jdbc:(mariadb|mysql):.*")) {
            throw new InvalidSettingException(KEY, "must begin with jdbc:mariadb://");
        }
        String url = given.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
        String names = url.substring(url.indexOf('?') + 1).toLowerCase(Locale.ROOT);
        String missing = OPTIONS.entrySet().stream()
                .filter(option -> !("&" + names).contains("&" + option.getKey().toLowerCase(Locale.ROOT) + "="))
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
        char separator = url.contains("?") ? '&' : '?';
        return missing.isEmpty() ? url : url + separator + missing;
    }
}
