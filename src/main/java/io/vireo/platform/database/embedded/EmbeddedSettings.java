package io.vireo.platform.database.embedded;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import io.vireo.platform.database.DatabaseStartup;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings of the embedded database.
 *
 * @param bufferPool the size of InnoDB's buffer pool in MariaDB's notation: {@code 256M}
 * @param systemUser the name of the operating-system user; {@code ?} if it has none
 */
@SettingsRecord
public record EmbeddedSettings(Path data, String bufferPool, String systemUser) {
    private static final String BUFFER_POOL = "vireo.db.embedded.buffer-pool";

    public static EmbeddedSettings from(Settings settings) {
        String bufferPool = settings.text(BUFFER_POOL);
        if (!bufferPool.matches("[1-9][0-9]{0,5}[MG]")) {
            throw new InvalidSettingException(BUFFER_POOL, "must be a size such as 256M or 2G");
        }
        return new EmbeddedSettings(settings.dataDirectory(), bufferPool, System.getProperty("user.name"));
    }

    /** The operating-system user that may log in as administrator over the socket: the current one, if it has a plain name. */
    String administrator() {
        return systemUser.matches("[A-Za-z0-9._-]+") ? systemUser : "root";
    }

    /** Returns the server's options; sets every option that would otherwise come from configuration files or the environment. */
    List<String> arguments(EmbeddedFiles files) {
        return List.of(
                "--socket=" + files.socket(),
                "--pid-file=" + files.processId(),
                "--init-file=" + files.accountStatements(),
                "--skip-networking",
                "--skip-ssl", // otherwise it generates an unused certificate at every start, which takes seconds
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
