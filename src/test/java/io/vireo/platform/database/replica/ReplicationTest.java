package io.vireo.platform.database.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.database.DatabaseAddress;
import io.vireo.platform.database.DatabaseUnavailableException;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mariadb://db/vireo", "jdbc:mariadb:sequential://db1,db2/vireo", "jdbc:mysql://db/vireo"})
    void shouldIgnoreOtherUrls(String url) throws SQLException {
        assertThat(Replication.of(address(url))).isNull();
    }

    @Test
    void shouldRequireAPrimary() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(
                        () -> Replication.of(address("jdbc:mariadb:replication://address=(host=db)(type=replica)/v")))
                .withMessageContaining("vireo.db.url");
    }

    @Test
    void shouldHaveNoReplicaBeforeTheFirstCheck() throws SQLException {
        Replication replication = Replication.of(address("jdbc:mysql:replication://db1,db2/vireo"));
        assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(replication::replica);
    }

    @Test
    void shouldReportTheUnreachableServer() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        String server = "address=(host=127.0.0.1)(port=" + port + ")(type=primary)";
        Replication replication =
                Replication.of(address("jdbc:mariadb:replication://" + server + "," + server + "/v?user=v"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(replication::getConnection)
                .withMessageContaining("127.0.0.1:" + port);
    }

    private static DatabaseAddress address(String url) {
        return new DatabaseAddress(url, null, null);
    }
}
