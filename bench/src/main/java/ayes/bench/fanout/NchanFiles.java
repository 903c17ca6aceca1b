package ayes.bench.fanout;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where nginx and its nchan module are on this machine.
 *
 * @param nginx the program
 * @param module to load
 */
record NchanFiles(Path nginx, Path module) {

    private static final String MODULE = "ngx_nchan_module.so";

    /** Where distributions put them; the first that is there. */
    static Optional<NchanFiles> find() {
        Stream<Path> programs = Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(Path::of),
                Stream.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin")));
        Stream<Path> modules = Stream.of(
                        "/usr/lib/nginx/modules",
                        "/usr/share/nginx/modules",
                        "/usr/lib64/nginx/modules",
                        "/etc/nginx/modules",
                        "/usr/local/nginx/modules")
                .map(Path::of);
        return first(programs, "nginx")
                .flatMap(nginx -> first(modules, MODULE).map(module -> new NchanFiles(nginx, module)));
    }

    private static Optional<Path> first(Stream<Path> directories, String name) {
        return directories
                .map(directory -> directory.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Writes a server's whole configuration below a directory of its own.
     *
     * @param workers each has one thread
     */
    void configure(Path prefix, int port, int workers) throws IOException {
        Files.createDirectories(prefix.resolve("temporary"));
        Files.writeString(prefix.resolve("nginx.conf"), """
                load_module %s;
                daemon off;
                worker_processes %d;
                worker_rlimit_nofile 20000;
                pid nginx.pid;
                error_log error.log warn;
                events {
                  worker_connections 20000;
                }
                http {
                  access_log off;
                  client_body_temp_path temporary/body;
                  proxy_temp_path temporary/proxy;
                  fastcgi_temp_path temporary/fastcgi;
                  uwsgi_temp_path temporary/uwsgi;
                  scgi_temp_path temporary/scgi;
                  keepalive_requests 1000000000;
                  keepalive_timeout 1h;
                  client_header_timeout 1h;
                  server {
                    listen 127.0.0.1:%d backlog=4096;
                    location ~ ^/publish/([-0-9a-f]+)$ {
                      nchan_publisher http;
                      nchan_channel_id $1;
                      nchan_message_buffer_length 1;
                      nchan_message_timeout 10m;
                    }
                    location ~ ^/watch/([-0-9a-f]+)$ {
                      nchan_subscriber websocket;
                      nchan_channel_id $1;
                      nchan_subscriber_first_message newest;
                    }
                    location = /ready {
                      return 200;
                    }
                  }
                }
                """.formatted(module, workers, port));
    }
}
