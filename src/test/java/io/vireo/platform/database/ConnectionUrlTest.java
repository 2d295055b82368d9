package io.vireo.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.platform.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mariadb://db/vireo", "jdbc:mysql://db/vireo"})
    void shouldAddTheRequiredParameters(String url) {
        assertThat(ConnectionUrl.complete(url))
                .startsWith("jdbc:mariadb://db/vireo?connectionTimeZone=UTC&")
                .contains(
                        "&forceConnectionTimeZoneToSession=true&", "&sessionVariables=sql_mode='STRICT_TRANS_TABLES,");
    }

    @Test
    void shouldKeepTheParametersOfTheUrl() {
        assertThat(ConnectionUrl.complete("jdbc:mariadb://db/vireo?connecttimeout=1&sslMode=trust"))
                .startsWith("jdbc:mariadb://db/vireo?connecttimeout=1&sslMode=trust&")
                .doesNotContain("connectTimeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db/vireo?password=secret", "mariadb://db/vireo", "JDBC"})
    void shouldRejectOtherDatabases(String url) {
        assertThatThrownBy(() -> ConnectionUrl.complete(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("vireo.db.url")
                .hasMessageNotContaining("secret");
    }
}
