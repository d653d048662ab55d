package dev.everpost.smtp;

/** Counts a session's errors and junk, and ends it when it has made too many. Its session's thread only. */
final class ServerConduct {

    private final ServerLimits.Counts limits;
    private int errors;
    private int junk;
    private boolean greeted;

    ServerConduct(ServerLimits.Counts limits) {
        this.limits = limits;
    }

    /** The answer itself, or the 421 that takes its place. */
    ServerAnswer judge(ServerCommand command, ServerAnswer answer) {
        if (answer.then() == ServerAnswer.Then.CLOSE) {
            return answer;
        }
        count(command, answer);
        if (errors >= limits.errors()) {
            return ServerAnswer.close(ServerReplies.tooManyErrors(limits.errors()));
        }
        return junk > limits.junkCommands()
                ? ServerAnswer.close(ServerReplies.tooMuchJunk(limits.junkCommands()))
                : answer;
    }

    private void count(ServerCommand command, ServerAnswer answer) {
        if (answer.reply().isPermanent() && !answer.verdict()) {
            errors++;
        }
        if (answer.verdict() && answer.reply().code() == 250 && !(command instanceof ServerCommand.Rcpt)) {
            junk = 0;
        } else if (isJunk(command)) {
            junk++;
        }
    }

    private boolean isJunk(ServerCommand command) {
        return switch (command) {
            case ServerCommand.Noop(), ServerCommand.Rset(), ServerCommand.Vrfy(), ServerCommand.Help() -> true;
            case ServerCommand.Ehlo _, ServerCommand.Helo _ -> {
                boolean again = greeted;
                greeted = true;
                yield again;
            }
            case ServerCommand.Mail _,
                    ServerCommand.Rcpt _,
                    ServerCommand.Data _,
                    ServerCommand.Bdat _,
                    ServerCommand.StartTls _,
                    ServerCommand.Auth _,
                    ServerCommand.Quit _,
                    ServerCommand.Wrong _ -> false;
        };
    }
}
