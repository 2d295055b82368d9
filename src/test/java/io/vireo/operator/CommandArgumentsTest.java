package io.vireo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandArgumentsTest {
    private static final Set<String> OPTIONS = Set.of("--days");

    @Test
    void shouldSeparateOptionsFromOtherArguments() {
        CommandArguments arguments = CommandArguments.of(List.of("ada", "--days", "3", "frozen"), OPTIONS);

        assertThat(arguments.positional()).containsExactly("ada", "frozen");
        assertThat(arguments.number("--days", 1, 10)).contains(3L);
        assertThat(arguments.option("--reason")).isEmpty();
    }

    @Test
    void shouldRejectUnknownOptionsAndMissingOrWrongValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandArguments.of(List.of("ada", "--force"), OPTIONS))
                .withMessage("Unknown option --force.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandArguments.of(List.of("ada", "--days"), OPTIONS))
                .withMessage("--days requires a value.");
        for (String value : List.of("0", "11", "-1", "three", "99999999999999999999")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CommandArguments.of(List.of("--days", value), OPTIONS)
                            .number("--days", 1, 10))
                    .withMessage("--days must be a whole number from 1 to 10.");
        }
    }

    @Test
    void shouldCheckTheArgumentsOfEachCommandBeforeTheDatabaseIsOpened() {
        for (OperatorCommand command :
                List.of(new RoleCommand(), new StandingCommand(), new QuotaCommand(), new ReportsCommand())) {
            assertThat(command.usage()).startsWith("Usage: java -jar vireo.jar ");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> command.check(CommandArguments.of(List.of("a", "b", "c", "d"), command.options())));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoleCommand().check(CommandArguments.of(List.of("ada", "king"), Set.of())))
                .withMessage("king is not one of user, moderator, admin.");
    }
}
