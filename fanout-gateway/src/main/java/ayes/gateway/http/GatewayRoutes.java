package ayes.gateway.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Everything that this step serves. */
public final class GatewayRoutes {

    private GatewayRoutes() {}

    /**
     * One line for each thing served.
     *
     * @param openSocket admits a viewer and upgrades the connection
     * @param openStream admits a viewer and begins an event stream
     */
    public static RouterFunction<ServerResponse> routes(
            HandlerFunction<ServerResponse> openSocket,
            HandlerFunction<ServerResponse> openStream,
            TallyHandler tally,
            QrHandler qr,
            PageHandler pages) {
        return route().GET("/ws/v1/sessions/{sid}", openSocket)
                .GET("/sse/v1/sessions/{sid}", openStream)
                .GET("/api/v1/polls/{pid}/tally", tally::get)
                .GET("/qr/{code}.svg", qr::get)
                .GET("/", pages.page("index.html"))
                .GET("/j/{code}", pages.page("join.html"))
                .GET("/w/{sid}", pages.page("wall.html"))
                .GET("/a/{sid}", pages.page("analyst.html"))
                .GET("/web/{*file}", pages::file)
                .build();
    }

    /** Whether what is asked for there lasts as long as somebody watches. */
    public static boolean isForViewers(String path) {
        return path.startsWith("/ws/") || path.startsWith("/sse/");
    }
}
