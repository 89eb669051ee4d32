"""The one ranking: common diseases, orphan diseases, an unknown disease and no disease on one scale."""
