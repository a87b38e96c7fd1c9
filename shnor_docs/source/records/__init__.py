"""Trees into pydantic records; what pydantic refuses becomes a Russian diagnostic."""
