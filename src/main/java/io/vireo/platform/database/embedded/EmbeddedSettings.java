package io.vireo.platform.database.embedded;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.database.DatabaseStartup;
import java.nio.file.Path;
import java.util.List;

/**
 * What the embedded database is started with.
 *
 * @param bufferPool InnoDB's cache, in MariaDB's notation: {@code 256M}
 * @param systemUser the operating-system user's name; {@code ?} if it has none
 */
public record EmbeddedSettings(Path data, String bufferPool, String systemUser) {
    private static final String BUFFER_POOL = "vireo.db.embedded.buffer-pool";

    public static EmbeddedSettings from(Settings settings) {
        String bufferPool = settings.text(BUFFER_POOL);
        if (!bufferPool.matches("[1-9][0-9]{0,5}[MG]")) {
            throw new InvalidSettingException(BUFFER_POOL, "must be a size such as 256M or 2G");
        }
        return new EmbeddedSettings(settings.dataDirectory(), bufferPool, System.getProperty("user.name"));
    }

    /** The operating-system user who may log in as an administrator over the socket: ours, where it has a plain name. */
    String administrator() {
        return systemUser.matches("[A-Za-z0-9._-]+") ? systemUser : "root";
    }

    /** The server's options; all that it could take from elsewhere is said here. */
    List<String> arguments(EmbeddedFiles files) {
        return List.of(
                "--socket=" + files.socket(),
                "--pid-file=" + files.processId(),
                "--init-file=" + files.accountStatements(),
                "--skip-networking",
                "--skip-ssl", // otherwise it makes a certificate at every start: seconds, and nobody to show it to
                "--local-infile=0",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_as_ci",
                "--default-time-zone=+00:00",
                "--innodb-buffer-pool-size=" + bufferPool,
                "--innodb-flush-log-at-trx-commit=1",
                "--max-allowed-packet=64M",
                "--table-open-cache=500",
                "--max-connections=" + 2 * DatabaseStartup.POOL);
    }
}
