package ayes.standalone;

import ayes.gateway.FanoutGatewayConfiguration;
import ayes.ingest.IngestConfiguration;
import ayes.processor.StreamProcessorConfiguration;
import ayes.relay.OutboxRelayConfiguration;
import ayes.replay.ReplayConfiguration;
import ayes.verify.VerifyConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Every step, in the order of the flow: vote, outbox, log, tally, screen, history; and the check. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    IngestConfiguration.class,
    OutboxRelayConfiguration.class,
    StreamProcessorConfiguration.class,
    FanoutGatewayConfiguration.class,
    ReplayConfiguration.class,
    VerifyConfiguration.class
})
class Steps {}
