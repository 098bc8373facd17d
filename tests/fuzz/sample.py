# What real NumPy answered to random programs, asked again: replay.py says how many are answered alike
import replay

replay.main("sample.json.gz")
