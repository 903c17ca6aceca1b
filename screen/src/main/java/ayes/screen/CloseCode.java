package ayes.screen;

/** Why a socket is closed. The ranges are part of the contract: 4000–4499 come back, 4500–4999 do not. */
public enum CloseCode {
    /** This gateway stops; another one, or the next one here, serves the room. */
    DRAINING(1012, "the gateway restarts", true),
    /** The viewer took nothing for so long that its connection is of no use to it. */
    SLOW(4000, "nothing got through for a while", true),
    TOKEN_EXPIRED(4001, "the token expired", true),
    BAD_REQUEST(4500, "not understood", false),
    UNAUTHENTICATED(4501, "not signed in", false),
    FORBIDDEN(4503, "not allowed", false),
    NOT_FOUND(4504, "no such session", false),
    SESSION_OVER(4510, "the session is over", false);

    private final int code;
    private final String reason;
    private final boolean reconnect;

    CloseCode(int code, String reason, boolean reconnect) {
        this.code = code;
        this.reason = reason;
        this.reconnect = reconnect;
    }

    public int code() {
        return code;
    }

    /** For people who debug; programs go by the code. */
    public String reason() {
        return reason;
    }

    /** Whether the viewer should try again. */
    public boolean reconnect() {
        return reconnect;
    }
}
