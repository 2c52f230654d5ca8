# One image for every role; the role is the command. Build the distribution first: ./dateline --version
FROM eclipse-temurin:25-jre
COPY app/target/dateline /opt/dateline
RUN mkdir /data && chown 10001:10001 /data
ENV PATH=/opt/dateline/bin:$PATH \
    DATELINE_DATA=/data \
    DATELINE_LOG_FORMAT=json \
    DATELINE_MANAGEMENT_HOST=0.0.0.0 \
    DATELINE_CONSOLE_HOST=0.0.0.0
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["/opt/dateline/bin/healthcheck", "readyz"]
ENTRYPOINT ["/opt/dateline/bin/dateline"]
CMD ["--help"]
