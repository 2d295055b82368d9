package io.vireo.identity.signin;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.ServerTest;
import io.vireo.VireoClient;
import io.vireo.platform.database.StatementLog;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts the transactions and statements of a sign-in. */
class SignInStatementsIT extends ServerTest {
    /** A single test, because the statement log covers the whole server and tests run in parallel. */
    @Test
    void shouldUseAtMostTwoTransactionsAndTheSameOnesForAnUnknownUsername() throws SQLException {
        String name = vireo.newAccount();
        vireo.signIn(name, PASSWORD).then().statusCode(200);

        List<List<String>> right = transactions(vireo, name, PASSWORD, 200);
        List<List<String>> wrong = transactions(newClient(), name, "wrong password", 402);
        List<List<String>> unknown = transactions(newClient(), VireoClient.newName(), "wrong password", 402);

        assertThat(right).hasSizeBetween(1, 2);
        assertThat(right.stream().mapToInt(List::size).sum()).as("%s", right).isLessThanOrEqualTo(6);
        assertThat(wrong).hasSizeBetween(1, 2);
        assertThat(withoutValues(unknown)).isEqualTo(withoutValues(wrong));
    }

    private VireoClient newClient() {
        return new VireoClient(base());
    }

    /** Returns the transactions on the tables of a sign-in. The log has no values of prepared statements to filter by. */
    private static List<List<String>> transactions(VireoClient client, String name, String password, int status)
            throws SQLException {
        try (StatementLog log = new StatementLog()) {
            client.signIn(name, password).then().statusCode(status);
            return log.transactions(sql -> sql.contains("LoginAttempts") || sql.contains("TrustedAddresses"));
        }
    }

    private static List<List<String>> withoutValues(List<List<String>> transactions) {
        return transactions.stream()
                .map(statements -> statements.stream()
                        .map(sql -> sql.replaceAll("'[^']*'|-?\\b[0-9]+\\b", "?"))
                        .toList())
                .toList();
    }
}
