package ayes.gateway;

import org.springframework.context.SmartLifecycle;

/** In which order the parts start; they stop in the opposite order. The web server's own phase is some 2,000 below the top. */
public final class GatewayPhases {

    public static final int FEED = 0;
    public static final int PRESENCE = 1;

    /** Viewers are sent away while the web server still serves: it would wait for their sockets, and they for nothing. */
    public static final int DRAIN = SmartLifecycle.DEFAULT_PHASE - 512;

    private GatewayPhases() {}
}
